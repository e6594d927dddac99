import { dayOf, done, isId, newId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { staffOf } from '#schools/server';
import { readTaught, type TypedTaught } from '../../reach.ts';
import { projectToWrite, type WriteRefusal } from '../projects/index.ts';
import { tellOf } from './tell-of.ts';

export type TaughtRecord = { id: string; held_on: Day; what: string; minutes: number; reached: number; moved: string };
export type TaughtRefusal = WriteRefusal | 'taught_faulty';

/** What the team has taught the others, the newest first. */
export const taughtOf = (trx: Trx, project_id: string): Promise<TaughtRecord[]> =>
	trx
		.selectFrom('projects.taught')
		.select(['id', 'held_on', 'what', 'minutes', 'reached', 'moved'])
		.where('project_id', '=', project_id)
		.where('removed_at', 'is', null)
		.orderBy('held_on', 'desc')
		.orderBy('id')
		.execute();

/** How many teachers the school has by its own list; nothing while it has listed none. */
export async function teachersAt(trx: Trx, school_id: string, day: Day): Promise<number | null> {
	const teachers = (await staffOf(trx, school_id, day)).filter(({ teaching }) => teaching).length;
	return teachers > 0 ? teachers : null;
}

/**
 * Writes down what the team taught the others of its school, and how many teachers came (B-11). The id comes with the page: sent twice, it
 * is written once. By the team.
 */
export function writeTaught(
	context: Context,
	{ id = newId(), project_id, ...typed }: TypedTaught & { id?: string; project_id: string }
): Promise<Outcome<{ id: string }, TaughtRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		if (!isId(id)) return refused('not_found');
		const today = dayOf(now);
		const { taught, faults } = readTaught(typed, {
			today,
			begun_on: dayOf(project.value.begun_at),
			teachers: await teachersAt(trx, project.value.school_id, today)
		});
		if (faults.length > 0) return refused('taught_faulty', faults);
		const written = await trx
			.insertInto('projects.taught')
			.values({ id, project_id, ...taught, written_at: now, written_by: actor.id as string })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (written) await tellOf(trx, context, 'second_level.taught', project.value, taught);
		return done({ id });
	});
}

/** Takes back what should not stand there; the names of those who had agreed to be named with it are deleted. By the team. */
export function removeTaught(context: Context, taught_id: string): Promise<Outcome<{ project_id: string }, WriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const row = isId(taught_id)
			? await trx.selectFrom('projects.taught').select('project_id').where('id', '=', taught_id).executeTakeFirst()
			: undefined;
		if (!row) return refused('not_found');
		const project = await projectToWrite(trx, context, row.project_id);
		if (!project.ok) return project;
		const taught = (await taughtOf(trx, row.project_id)).find(({ id }) => id === taught_id);
		if (taught) {
			// Whoever agrees at this moment has the row: their name is there when this goes on, and is deleted with the others.
			const gone = { removed_at: context.now, code: null, asks_until: null };
			await trx.updateTable('projects.taught').set(gone).where('id', '=', taught_id).execute();
			await trx.deleteFrom('projects.named').where('taught_id', '=', taught_id).execute();
			await tellOf(trx, context, 'second_level.withdrawn', project.value, taught);
		}
		return done({ project_id: row.project_id });
	});
}
