import { dayOf, done, instantAt, isId, refused, type Day, type Outcome } from '#platform';
import type { Actor, Context, Trx } from '#platform/server';
import { holds, isOperator } from '#people/server';

/** The register is kept by the officers of the centre that operates the installation, and by the machine itself. */
export const mayKeepRegister = (trx: Trx, context: Pick<Context, 'actor' | 'now'>): Promise<boolean> => isOperator(trx, context);

/** The staff of a school is kept by its head and coordinators, and by whoever keeps the register. */
export const mayKeepStaff = async (trx: Trx, context: Pick<Context, 'actor' | 'now'>, schoolId: string): Promise<boolean> =>
	(await holds(trx, context.actor, ['school_head', 'school_coordinator'], schoolId, dayOf(context.now))) ||
	(await isOperator(trx, context));

/** The staff of a school is seen by the school's own people, the officers of its own municipality and whoever keeps the register. */
export const maySeeStaff = async (
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	school: { id: string; municipality_id: string }
): Promise<boolean> =>
	(await mayKeepStaff(trx, context, school.id)) ||
	(await holds(trx, context.actor, ['team_member'], school.id, dayOf(context.now))) ||
	(await holds(trx, context.actor, ['municipal_officer'], school.municipality_id, dayOf(context.now)));

/**
 * Whether somebody speaks for a school: its head and coordinators do; whoever has claimed a school that nobody represents
 * is `claimed` until somebody confirms it, and may write but not send.
 */
export async function representsSchool(trx: Trx, actor: Actor, schoolId: string, day: Day): Promise<'no' | 'claimed' | 'yes'> {
	if (!isId(schoolId)) return 'no';
	if (await holds(trx, actor, ['school_head', 'school_coordinator'], schoolId, day)) return 'yes';
	if (actor.kind !== 'person') return 'no';
	const claim = await trx
		.selectFrom('schools.claim')
		.select('id')
		.where('school_id', '=', schoolId)
		.where('person_id', '=', actor.id)
		.where('decision', 'is', null)
		.where('asked', '<>', 'representatives')
		.where('expires_at', '>', instantAt(day, '00:00'))
		.executeTakeFirst();
	return claim ? 'claimed' : 'no';
}

/** Whether the actor keeps the register: for pages that only show a form. */
export const mayKeepTheRegister = (context: Context): Promise<Outcome<undefined, 'not_yours'>> =>
	context.db.transaction().execute(async (trx) => ((await mayKeepRegister(trx, context)) ? done() : refused('not_yours')));
