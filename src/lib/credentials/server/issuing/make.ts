import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf, newId, partsInLithuania, type Day } from '#platform';
import { signBytes, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { editionOf } from '#programmes/server';
import { lecturersOf, sessionsOf, termsOf as deliveryTermsOf, type Delivery } from '#delivery/server';
import { statedOf, type CertificateContent } from '../../content.ts';
import { codeLength, codeSigns, numberOf } from '../../number.ts';
import { signedPartOf, statementOf } from '../../statement.ts';
import type { TermsRecord } from '../terms/terms.ts';
import { signedBadge } from './badge.ts';
import type { Key } from './keys.ts';
import type { Attended } from './standings.ts';

/** What all certificates of one delivery have in common. */
export type Common = { delivery: Delivery; terms: TermsRecord; days: Day[]; lecturers: string[]; minutes: number; key: Key };

export async function commonOf(trx: Trx, delivery: Delivery, terms: TermsRecord, key: Key): Promise<Common> {
	const sessions = await sessionsOf(trx, delivery.id);
	const lecturers = await lecturersOf(trx, delivery.id);
	const edition = await editionOf(trx, delivery.edition_id);
	if (!edition) throw new Error('a delivery has no edition');
	const { minutes_an_hour: minutes } = await deliveryTermsOf(trx, edition);
	const days = [...new Set(sessions.map(({ held_on }) => held_on))].sort();
	return { delivery, terms, days, lecturers: lecturers.map(({ name }) => name), minutes, key };
}

/** For whom, and whether it corrects another or follows one that was revoked. */
export type Holder = {
	person_id: string;
	name: string;
	attended: Attended;
	replaces?: { id: string; number: string; why: string };
	after?: string | undefined;
};

/** Takes numbers and writes certificates, all in two statements however many they are. */
export async function writeCertificates(trx: Trx, context: Context, common: Common, holders: readonly Holder[]): Promise<Made[]> {
	const { terms } = common;
	const { year } = partsInLithuania(context.now);
	const first = await takeNumbers(trx, terms.issuer_id, year, holders.length);
	const made = holders.map((holder, at) => make(context, common, holder, year, first + at));
	await trx
		.insertInto('credentials.certificate')
		.values(made.map(({ row }) => row))
		.execute();
	return made.map(({ row: { id, number, code, person_id } }) => ({ id, number, code, person_id }));
}

export type Made = { id: string; number: string; code: string; person_id: string };

/** The first of so many new numbers of an issuer in a year; whoever else issues there waits until the transaction ends (H-14). */
async function takeNumbers(trx: Trx, issuerId: string, year: number, count: number): Promise<number> {
	const { rows } = await sql<{ last: number }>`
		insert into credentials.counter (issuer_id, year, last) values (${issuerId}, ${year}, ${count})
		on conflict (issuer_id, year) do update set last = credentials.counter.last + ${count}
		returning last`.execute(trx);
	return (rows[0]?.last ?? 0) - count + 1;
}

function make(
	{ now, actor }: Context,
	{ delivery, terms, days, lecturers, minutes, key }: Common,
	holder: Holder,
	year: number,
	serial: number
) {
	const { person_id, name, attended, replaces, after } = holder;
	const content: CertificateContent = {
		version: 1,
		number: numberOf(terms.series, year, serial),
		code: newCode(),
		issuer: { name: terms.issuer_name, code: terms.issuer_code, address: terms.issuer_address, accreditation: terms.accreditation },
		name,
		programme: { title: terms.programme_title, code: terms.programme_code },
		title: delivery.title,
		days,
		place: delivery.place,
		hours: { contact: attended.contact, consultation: attended.consultation, independent: attended.independent },
		minutes_an_hour: minutes,
		competences: terms.competences,
		lecturers,
		signatory: { post: terms.signatory_post, name: terms.signatory_name },
		issued_on: dayOf(now),
		replaces: replaces?.number ?? null
	};
	const signed = signedPartOf(statedOf(content, key.fingerprint));
	const { number, code, hours, issued_on } = content;
	const row = {
		...{ id: newId(), number, code, year, serial, person_id, issued_on, ...hours },
		delivery_id: delivery.id,
		issuer_id: terms.issuer_id,
		content: JSON.stringify(content),
		statement: statementOf(signed, signBytes(Buffer.from(signed))),
		badge: signedBadge({
			...{ content, edition_id: delivery.edition_id, issued_at: now, public_key: key.public_key },
			origin: new URL(siteAddress('/', 'lt')).origin
		}),
		key: key.fingerprint,
		issued_at: now,
		issued_by: actor.id,
		replaces_id: replaces?.id ?? null,
		after_id: after ?? null,
		why: replaces?.why ?? null
	};
	return { row, content };
}

const newCode = (): string => Array.from({ length: codeLength }, () => codeSigns[randomInt(codeSigns.length)]).join('');
