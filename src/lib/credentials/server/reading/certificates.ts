import { sql } from 'kysely';
import * as v from 'valibot';
import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import { CertificateSchema, stateOf, type CertificateContent, type CertificateState } from '../../content.ts';

/** A certificate of the register, with what became of it. */
export type Certificate = {
	id: string;
	number: string;
	code: string;
	state: CertificateState;
	delivery_id: string;
	delivery: string;
	edition_id: string;
	issuer_id: string;
	person_id: string;
	school_id: string | null;
	school: string | null;
	content: CertificateContent;
	contact: number;
	consultation: number;
	independent: number;
	statement: string;
	badge: string;
	key: string;
	issued_on: Day;
	issued_at: Date;
	replaces_id: string | null;
	why: string | null;
	replaced_by: string | null;
	revoked_at: Date | null;
	revoked_why: string | null;
};

type Only =
	| { ids: readonly string[] }
	| { number: string }
	| { code: string }
	| { delivery_id: string; issued_at?: Date }
	| { edition_id: string }
	| { person_id: string }
	| { school_id: string };

/** Certificates, those with the greatest numbers first. */
export async function certificatesOf(trx: Trx, only: Only): Promise<Certificate[]> {
	const { rows } = await sql<Omit<Certificate, 'state'>>`
		select c.id, c.number, c.code, c.delivery_id, d.reference as delivery, d.edition_id, c.issuer_id, c.person_id, p.school_id, school.name as school,
			c.content, c.contact, c.consultation, c.independent, c.statement, c.badge, c.key, c.issued_on, c.issued_at, c.replaces_id, c.why,
			later.number as replaced_by, r.revoked_at, r.why as revoked_why
		from credentials.certificate c
		join delivery.delivery d on d.id = c.delivery_id
		left join delivery.participant p on p.delivery_id = c.delivery_id and p.person_id = c.person_id
		left join people.organisation school on school.id = p.school_id
		left join credentials.certificate later on later.replaces_id = c.id
		left join credentials.revocation r on r.certificate_id = c.id
		where ${condition(only)}
		order by c.year desc, c.serial desc, c.number`.execute(trx);
	return rows.map((row) => ({ ...row, state: stateOf(row), content: v.parse(CertificateSchema, row.content) }));
}

export const certificateById = async (trx: Trx, id: string): Promise<Certificate | undefined> =>
	isId(id) ? (await certificatesOf(trx, { ids: [id] }))[0] : undefined;

function condition(only: Only) {
	if ('ids' in only) return sql<boolean>`c.id = any(${[...only.ids]}::uuid[])`;
	if ('number' in only) return sql<boolean>`c.number = ${only.number}`;
	if ('code' in only) return sql<boolean>`c.code = ${only.code}`;
	if ('delivery_id' in only)
		return only.issued_at
			? sql<boolean>`c.delivery_id = ${only.delivery_id} and c.issued_at = ${only.issued_at}`
			: sql<boolean>`c.delivery_id = ${only.delivery_id}`;
	if ('edition_id' in only) return sql<boolean>`d.edition_id = ${only.edition_id}`;
	if ('person_id' in only) return sql<boolean>`c.person_id = ${only.person_id}`;
	return sql<boolean>`p.school_id = ${only.school_id}`;
}
