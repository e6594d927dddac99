import { sql } from 'kysely';
import { dayOf, inLocale, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

type Row = { id: string; title: { lt: string; en: string }; reference: string; school: string | null };

/**
 * What of certificates waits for a person: a participant's name to be confirmed once every register is closed; for officers, deliveries of which
 * nobody has got a certificate yet, and certificates that say more than the ledger says now.
 */
export function certificateTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const centres = roles.filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id);
		const names = await sql<Row>`
			select d.id, d.title, d.reference, null as school from delivery.participant p join delivery.delivery d on d.id = p.delivery_id
			where p.person_id = ${actor.id} and ${closed}
				and not exists (select from credentials.name n where n.delivery_id = d.id and n.person_id = p.person_id)
				and not exists (select from credentials.certificate c where c.delivery_id = d.id and c.person_id = p.person_id)`.execute(trx);
		const toIssue = centres.length === 0 ? [] : await waitingIn(trx, centres);
		const above = centres.length === 0 ? [] : await aboveLedger(trx, centres);
		const todo = (key: string, { id, title, reference, school }: Row, path = ''): Todo => ({
			key,
			values: { reference },
			path: `/training/${id}/certificates${path}`,
			due_at: null,
			about: school ?? inLocale(title, locale)
		});
		return [
			...names.rows.map((row) => todo('today_certificate_name', row)),
			...above.map(({ certificate_id, ...row }) => todo('today_certificate_above', row, `/${certificate_id}`)),
			...toIssue.map((row) => todo('today_certificates_to_issue', row))
		];
	});
}

/** Deliveries whose registers are all closed and of which no certificate was issued, though somebody has confirmed a name for one. */
async function waitingIn(trx: Trx, ids: readonly string[]): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select d.id, d.title, d.reference, school.name as school from delivery.delivery d
		join programmes.edition edition on edition.id = d.edition_id join programmes.programme programme on programme.id = edition.programme_id
		left join people.organisation school on school.id = d.school_id
		where programme.centre_id = any(${[...ids]}::uuid[]) and ${closed}
			and exists (select from credentials.name n where n.delivery_id = d.id)
			and not exists (select from credentials.certificate c where c.delivery_id = d.id)
		order by d.reference limit 50`.execute(trx);
	return rows;
}

/** Certificates in force that say more than the ledger has, since a register was corrected. */
async function aboveLedger(trx: Trx, ids: readonly string[]): Promise<(Row & { certificate_id: string })[]> {
	const { rows } = await sql<Row & { certificate_id: string }>`
		select d.id, d.title, c.number as reference, null as school, c.id as certificate_id
		from credentials.certificate c join delivery.delivery d on d.id = c.delivery_id
		left join lateral (
			select coalesce(sum(h.contact), 0) as contact, coalesce(sum(h.consultation), 0) as consultation from delivery.hours h
			where h.delivery_id = c.delivery_id and h.person_id = c.person_id and h.as_what = 'participant' and h.superseded_at is null
		) attended on true
		where c.issuer_id = any(${[...ids]}::uuid[]) and (c.contact > attended.contact or c.consultation > attended.consultation)
			and not exists (select from credentials.revocation r where r.certificate_id = c.id)
			and not exists (select from credentials.certificate later where later.replaces_id = c.id)
		order by c.number limit 50`.execute(trx);
	return rows;
}

/** Every half-day of the delivery has a closed register, and it is certified. */
const closed = sql<boolean>`(d.cancelled_at is null and d.kind <> 'meeting'
	and exists (select from credentials.terms t where t.edition_id = d.edition_id)
	and exists (select from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null)
	and not exists (select from delivery.session s where s.delivery_id = d.id and s.cancelled_at is null
		and not exists (select from delivery.closing c where c.session_id = s.id)))`;
