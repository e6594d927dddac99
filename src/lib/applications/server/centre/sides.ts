import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, personsById, type Person } from '#people/server';

/** The two sides of an application that write to each other. */
export type Side = 'centre' | 'school';

/** To whom the school's letters about an application go: its head, whoever began it, and those who write it. */
export async function schoolSide(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	application: { id: string; school_id: string }
): Promise<Person[]> {
	const heads = await holdersOf(trx, application.school_id, ['school_head'], dayOf(now));
	const writers = await writersOf(trx, application.id);
	return [...(await personsById(trx, [...heads.map(({ person_id }) => person_id), ...writers])).values()];
}

/** To whom the centre's letters go: its officers of that day. */
export async function centreSide(trx: Trx, { now }: Pick<Context, 'now'>, centreId: string): Promise<Person[]> {
	const officers = await holdersOf(trx, centreId, ['centre_officer'], dayOf(now));
	return officers.map(({ person_id, name, email, phone, locale }) => ({ id: person_id, name, email, phone, locale }));
}

async function writersOf(trx: Trx, applicationId: string): Promise<string[]> {
	const editors = await trx
		.selectFrom('applications.editor')
		.where('application_id', '=', applicationId)
		.where('may', '<>', 'view')
		.select('person_id')
		.execute();
	const { started_by } = await trx
		.selectFrom('applications.application')
		.where('id', '=', applicationId)
		.select('started_by')
		.executeTakeFirstOrThrow();
	return [started_by, ...editors.map(({ person_id }) => person_id)];
}
