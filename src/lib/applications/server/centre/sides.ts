import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, personsById, type Person } from '#people/server';
import { writersOf } from '../editors.ts';

/** The two sides of an application that write to each other. */
export type Side = 'centre' | 'school';

/** To whom the school's letters about an application go: its head, whoever began it and is still of the school, and those who write it. */
export async function schoolSide(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	application: { id: string; school_id: string }
): Promise<Person[]> {
	const heads = await holdersOf(trx, application.school_id, ['school_head'], dayOf(now));
	const writers = await writersOf(trx, application.id, dayOf(now));
	return [...(await personsById(trx, [...heads.map(({ person_id }) => person_id), ...writers])).values()];
}

/** To whom the centre's letters go: its officers of that day. */
export async function centreSide(trx: Trx, { now }: Pick<Context, 'now'>, centreId: string): Promise<Person[]> {
	const officers = await holdersOf(trx, centreId, ['centre_officer'], dayOf(now));
	return officers.map(({ person_id, name, email, phone, locale }) => ({ id: person_id, name, email, phone, locale }));
}
