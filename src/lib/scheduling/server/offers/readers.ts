import { dayOf, type Locale } from '#platform';
import { asPerson, type Context, type Trx } from '#platform/server';
import { holdersOf, holds, personsById } from '#people/server';

/** Somebody who speaks for a party of a training, with where letters reach them. */
export type Reader = { id: string; name: string; email: string | null; locale: Locale };

/** Who speaks for a party today: the lecturer; for a school its head and its coordinators, each once. */
export async function readersOf(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ person_id, school_id }: { person_id: string | null; school_id: string }
): Promise<Reader[]> {
	if (person_id !== null) {
		const person = (await personsById(trx, [person_id])).get(person_id);
		return person ? [person] : [];
	}
	const held = await holdersOf(trx, school_id, ['school_head', 'school_coordinator'], dayOf(now));
	const readers = held.map((one): Reader => ({ id: one.person_id, name: one.name, email: one.email, locale: one.locale }));
	return [...new Map(readers.map((one) => [one.id, one])).values()];
}

/** Whether somebody speaks for a party of a training today: the lecturer only while they are one of the centre. */
export async function speaksFor(
	trx: Trx,
	context: Pick<Context, 'now'>,
	personId: string,
	party: { person_id: string | null; school_id: string; centre_id: string }
): Promise<boolean> {
	if (party.person_id === null) return (await readersOf(trx, context, party)).some(({ id }) => id === personId);
	return party.person_id === personId && (await holds(trx, asPerson(personId), ['lecturer'], party.centre_id, dayOf(context.now)));
}
