import { dayOf, done, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { duties, type Duty } from '../../reach.ts';
import { projectToWrite, type WriteRefusal } from '../projects/index.ts';

/** The duties that a team has ticked, with the day (B-18). */
export const dutiesOf = async (trx: Trx, project_id: string): Promise<{ code: Duty; ticked_on: Day }[]> =>
	(await trx.selectFrom('projects.duty').select(['code', 'ticked_on']).where('project_id', '=', project_id).execute()) as {
		code: Duty;
		ticked_on: Day;
	}[];

/** Keeps which of the team's duties it has begun to do (B-18); what was ticked before keeps its day. By the team. */
export function saveDuties(
	context: Context,
	{ project_id, ticked }: { project_id: string; ticked: readonly string[] }
): Promise<Outcome<undefined, WriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const before = new Set((await dutiesOf(trx, project_id)).map(({ code }) => code));
		const wanted = duties.filter((code) => ticked.includes(code));
		const gone = [...before].filter((code) => !wanted.includes(code));
		const added = wanted.filter((code) => !before.has(code));
		if (gone.length > 0) await trx.deleteFrom('projects.duty').where('project_id', '=', project_id).where('code', 'in', gone).execute();
		if (added.length > 0)
			await trx
				.insertInto('projects.duty')
				.values(added.map((code) => ({ project_id, code, ticked_on: dayOf(context.now), ticked_by: context.actor.id as string })))
				.execute();
		return done();
	});
}
