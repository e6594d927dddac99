import { dayOf, done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holds } from '#people/server';
import { projectToWrite, type WriteRefusal } from '../projects/part-in.ts';
import { subjectsOf } from '../projects/project-record.ts';
import { problemOf } from './problem-record.ts';

export type PublishProblemRefusal = WriteRefusal | 'not_voice' | 'no_statement';

/**
 * Puts the card of a problem into the open database of problems, or takes it out again. Only the head or the coordinator agrees
 * to that for the school; a problem of which nothing is said has no card. Asked for what already is, it changes nothing.
 */
export function publishProblem(
	context: Context,
	input: { project_id: string; published: boolean }
): Promise<Outcome<undefined, PublishProblemRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectToWrite(trx, context, input.project_id);
		if (!found.ok) return found;
		const project = found.value;
		if (actor.kind !== 'person' || !(await holds(trx, actor, ['school_head', 'school_coordinator'], project.school_id, dayOf(now))))
			return refused('not_voice');
		const { statement, published_at } = await problemOf(trx, project.id);
		if (input.published && statement === '') return refused('no_statement');
		if ((published_at !== null) === input.published) return done();
		await trx
			.updateTable('projects.problem')
			.set({ published_at: input.published ? now : null, published_by: input.published ? actor.id : null })
			.where('project_id', '=', project.id)
			.execute();
		await record(trx, context, {
			name: input.published ? 'problem.published' : 'problem.withdrawn',
			...subjectsOf(project),
			particulars: { title: project.title }
		});
		return done();
	});
}
