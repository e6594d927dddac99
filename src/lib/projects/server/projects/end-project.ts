import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { outcomes } from '../../project.ts';
import { lengthFault, prose } from '../../text.ts';
import { partIn } from './part-in.ts';
import { lockProject, subjectsOf } from './project-record.ts';

export type EndProject = { project_id: string; outcome: string; words: string };
export type EndProjectRefusal = 'not_found' | 'not_yours' | 'project_ended' | 'project_faulty';

/**
 * Ends a project, finished or given up, with what was learned: both are results. The team does so, also after the edition is
 * over, because what was learned is often written last. Afterwards the school may begin another one.
 */
export function endProject(context: Context, input: EndProject): Promise<Outcome<undefined, EndProjectRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await lockProject(trx, input.project_id);
		const part = project ? await partIn(trx, context, project) : null;
		if (!project || !part || context.actor.kind !== 'person') return refused('not_found');
		if (part !== 'team') return refused('not_yours');
		if (project.ended_at !== null) return refused('project_ended');
		const words = prose(input.words);
		const outcome = outcomes.find((one) => one === input.outcome);
		const faults = [
			...(outcome ? [] : [{ field: 'outcome', key: 'projects_fault_outcome' }]),
			...lengthFault('words', words, { least: 10, most: 5000, missing: 'outcome_words' })
		];
		if (faults.length > 0 || !outcome) return refused('project_faulty', faults);
		await trx
			.updateTable('projects.project')
			.set({ ended_at: context.now, ended_by: context.actor.id, outcome, outcome_words: words })
			.where('id', '=', project.id)
			.execute();
		await record(trx, context, {
			name: outcome === 'finished' ? 'project.finished' : 'project.given_up',
			...subjectsOf(project),
			particulars: { title: project.title }
		});
		return done();
	});
}
