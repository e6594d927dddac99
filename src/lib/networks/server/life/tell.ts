import { dayOf, inLocale, type Locale } from '#platform';
import { writeMail, type Context, type Letter, type Trx } from '#platform/server';
import { holdersOf, siteAddress } from '#people/server';
import { dutiesWhere, isStanding } from './duty-record.ts';
import { belongsOn, membershipsOf, type NetworkRecord } from './network-record.ts';

export type Reader = { person_id: string; name: string; email: string | null; locale: Locale };

/** Writes one letter to each reader who has an address, never twice about the same. Returns how many were written. */
export async function tell(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	readers: readonly Reader[],
	template: string,
	about: string,
	letter: (locale: Locale) => Letter
): Promise<number> {
	let count = 0;
	for (const { person_id, email, locale } of readers) {
		if (email === null) continue;
		if (await writeMail(trx, now, template, { email, locale, person_id }, letter(locale), `${about}:${person_id}`)) count += 1;
	}
	return count;
}

/** Those who speak for a school. */
export async function voicesOf(trx: Trx, { now }: Pick<Context, 'now'>, schoolId: string): Promise<Reader[]> {
	const held = await holdersOf(trx, schoolId, ['school_head', 'school_coordinator'], dayOf(now));
	return [...new Map(held.map((one) => [one.person_id, one])).values()];
}

/** Everybody whom a network concerns: those who speak for its schools, its coordinators and experts. */
export async function readersOf(trx: Trx, context: Pick<Context, 'now'>, network: Pick<NetworkRecord, 'id'>): Promise<Reader[]> {
	const today = dayOf(context.now);
	const found = (await dutiesWhere(trx, { networks: [network.id] })).filter(isStanding) as Reader[];
	for (const member of await membershipsOf(trx, [network.id], today))
		if (belongsOn(member, today)) found.push(...(await voicesOf(trx, context, member.school_id)));
	return [...new Map(found.map((one) => [one.person_id, one])).values()];
}

/** The officers of the centre of a network. */
export const officersOf = (trx: Trx, { now }: Pick<Context, 'now'>, { centre_id }: Pick<NetworkRecord, 'centre_id'>): Promise<Reader[]> =>
	holdersOf(trx, centre_id, ['centre_officer'], dayOf(now));

/** What every letter about a network names. */
export const aboutNetwork = (network: Pick<NetworkRecord, 'id' | 'name' | 'programme'>, locale: Locale) => ({
	network: inLocale(network.name, locale),
	programme: inLocale(network.programme.name, locale),
	address: siteAddress(`/network/${network.id}`, locale)
});

/** In whose timelines an event of a network stands. */
export const subjectsOf = (network: Pick<NetworkRecord, 'id' | 'edition_id'>, ...schools: string[]) => ({
	subject: { kind: 'network', id: network.id },
	also: [{ kind: 'edition', id: network.edition_id }, ...schools.map((id) => ({ kind: 'school', id }))]
});
