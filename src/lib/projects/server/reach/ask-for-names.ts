import { addDays, dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { namesAskedFor } from '../../named.ts';
import { readCount } from '../../reach.ts';
import { projectOfTeam, projectToWrite, type ProjectRecord, type WriteRefusal } from '../projects/index.ts';
import { askedById, newCode, type AskedRecord } from './name-record.ts';
import { teachersAt } from './taught.ts';
import { tellOf } from './tell-of.ts';

type Changed<Refusal extends string = WriteRefusal> = Promise<Outcome<{ project_id: string }, Refusal>>;

/**
 * Gives something that was taught the address at which the teachers who were reached may agree to be named (B-11), for sixty days. One
 * that stands stays – it may hang printed on a door – unless a new one is wanted: then the old one is worth nothing. Nobody is named
 * without saying so. By the team.
 */
export const askForNames = (context: Context, { taught_id, renew = false }: { taught_id: string; renew?: boolean }): Changed =>
	changing(context, taught_id, projectToWrite, async (trx, project, asked) => {
		const today = dayOf(context.now);
		const stands = asked.code !== null && asked.asks_until !== null && today <= asked.asks_until;
		return stands && !renew
			? done({ project_id: project.id })
			: setAddress(trx, context, project, asked, {
					name: 'second_level.asked',
					code: newCode(),
					asks_until: addDays(today, namesAskedFor)
				});
	});

/** Takes that address away, at any time; who has agreed stays named until they take it back. By the team. */
export const stopAskingForNames = (context: Context, taught_id: string): Changed =>
	changing(context, taught_id, projectOfTeam, (trx, project, asked) =>
		setAddress(trx, context, project, asked, { name: 'second_level.unasked', code: null, asks_until: null })
	);

/** Corrects how many were reached: the team says so itself, it is never taken from the names. By the team. */
export function correctReached(
	context: Context,
	{ taught_id, reached }: { taught_id: string; reached: string }
): Changed<WriteRefusal | 'taught_faulty'> {
	return changing(context, taught_id, projectToWrite, async (trx, project, asked) => {
		const { count, faults } = readCount(reached, await teachersAt(trx, project.school_id, dayOf(context.now)));
		if (faults.length > 0) return refused('taught_faulty', faults);
		if (count !== asked.reached) {
			await trx.updateTable('projects.taught').set({ reached: count }).where('id', '=', asked.id).execute();
			await tellOf(trx, context, 'second_level.corrected', project, { held_on: asked.held_on, reached: count });
		}
		return done({ project_id: project.id });
	});
}

/** Takes a name out at the wish of whoever bears it and has lost their own address. By the team, at any time. */
export function removeName(context: Context, { taught_id, id }: { taught_id: string; id: string }): Changed {
	return changing(context, taught_id, projectOfTeam, async (trx, project, asked) => {
		if (!isId(id)) return refused('not_found');
		const gone = await trx
			.deleteFrom('projects.named')
			.where('id', '=', id)
			.where('taught_id', '=', asked.id)
			.returning('id')
			.executeTakeFirst();
		if (gone) await tellOf(trx, context, 'second_level.name_withdrawn', project, asked);
		return done({ project_id: project.id });
	});
}

type Address = { name: `second_level.${string}`; code: string | null; asks_until: Day | null };

async function setAddress(trx: Trx, context: Context, project: ProjectRecord, asked: AskedRecord, { name, ...to }: Address): Changed {
	await trx.updateTable('projects.taught').set(to).where('id', '=', asked.id).execute();
	await tellOf(trx, context, name, project, asked);
	return done({ project_id: project.id });
}

const changing = <Refusal extends string>(
	context: Context,
	taught_id: string,
	mayChange: typeof projectToWrite | typeof projectOfTeam,
	act: (trx: Trx, project: ProjectRecord, asked: AskedRecord) => Changed<Refusal>
): Changed<Refusal | WriteRefusal> =>
	context.db.transaction().execute(async (trx) => {
		const asked = await askedById(trx, taught_id);
		if (!asked) return refused('not_found');
		const project = await mayChange(trx, context, asked.project_id);
		return project.ok ? act(trx, project.value, asked) : project;
	});
