import { dayInWords, dayOf, done, isId, newId, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { staffOf } from '#schools/server';
import { readTaught, type TypedTaught } from '../../reach.ts';
import { projectToWrite, subjectsOfProject, type ProjectRecord, type WriteRefusal } from '../projects/index.ts';

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
		if (written) await tell(trx, context, 'second_level.taught', project.value, taught);
		return done({ id });
	});
}

/** Takes back what should not stand there. By the team. */
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
			await trx.updateTable('projects.taught').set({ removed_at: context.now }).where('id', '=', taught_id).execute();
			await tell(trx, context, 'second_level.withdrawn', project.value, taught);
		}
		return done({ project_id: row.project_id });
	});
}

const tell = (
	trx: Trx,
	context: Context,
	name: `second_level.${string}`,
	project: ProjectRecord,
	{ held_on, reached }: { held_on: Day; reached: number }
) =>
	record(trx, context, {
		name,
		...subjectsOfProject(project),
		particulars: { day: { lt: dayInWords(held_on, 'lt'), en: dayInWords(held_on, 'en') }, count: reached }
	});
