import { dayOf, type Locale } from '#platform';
import { writeMail, type Context, type Letter, type Trx } from '#platform/server';
import { holdersOf, personsById } from '#people/server';
import type { AgreementRecord, PartyRecord } from './record.ts';

export type Reader = { id: string; name: string; email: string | null; locale: Locale };

/** Writes one letter to each reader who has an address; never twice about the same thing. Returns how many were written. */
export async function tell(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	readers: readonly Reader[],
	about: string,
	template: string,
	letter: (locale: Locale, reader: Reader) => Letter
): Promise<number> {
	let count = 0;
	for (const reader of readers.filter((one, place, all) => all.findIndex(({ id }) => id === one.id) === place)) {
		if (reader.email === null) continue;
		const to = { email: reader.email, locale: reader.locale, person_id: reader.id };
		if (await writeMail(trx, now, template, to, letter(reader.locale, reader), `${about}:${reader.email}`)) count += 1;
	}
	return count;
}

/** Whoever is to sign for a party: the signatory and the substitute. */
export const signersOf = ({ signatories }: PartyRecord): Reader[] =>
	signatories.map(({ person_id, ...one }) => ({ id: person_id, ...one }));

/** Whoever follows an agreement at its centre: the officers of the day. */
export async function officersOf(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ centre_id }: Pick<AgreementRecord, 'centre_id'>
): Promise<Reader[]> {
	const officers = await holdersOf(trx, centre_id, ['centre_officer'], dayOf(now));
	return officers.map(({ person_id, name, email, locale }) => ({ id: person_id, name, email, locale }));
}

/** Who acts, by name; the machine has none. */
export async function nameOf(trx: Trx, { actor }: Pick<Context, 'actor'>): Promise<string> {
	return actor.kind === 'person' ? ((await personsById(trx, [actor.id])).get(actor.id)?.name ?? '') : 'Kartu';
}

/** What an agreement is called by its parties: the school in its text. */
export const schoolIn = (agreement: AgreementRecord): string =>
	agreement.parties.find(({ role }) => role === 'school')?.organisation ?? agreement.number;

export const pathOf = ({ id }: Pick<AgreementRecord, 'id'>): string => `/agreements/${id}`;

/** In whose timelines an event of an agreement stands. */
export const subjectsOf = ({ id, edition_id, application_id, parties }: AgreementRecord) => ({
	subject: { kind: 'agreement', id },
	also: [
		{ kind: 'edition', id: edition_id },
		{ kind: 'application', id: application_id },
		...parties.map(({ role, organisation_id }) => ({ kind: role, id: organisation_id }))
	]
});
