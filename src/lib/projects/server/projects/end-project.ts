import { done, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { outcomes } from '../../project.ts';
import { lengthFault } from '../../text.ts';
import { projectOfTeam } from './part-in.ts';
import { subjectsOf } from './project-record.ts';

export type EndProject = { project_id: string; outcome: string; words: string };
export type EndProjectRefusal = 'not_found' | 'not_yours' | 'project_ended' | 'project_faulty';

/**
 * Ends a project, finished or given up, with what was learned: both are results. The team does so, also after the edition is
 * over, because what was learned is often written last. Afterwards the school may begin another one.
 */
export function endProject(context: Context, input: EndProject): Promise<Outcome<undefined, EndProjectRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectOfTeam(trx, context, input.project_id);
		if (!found.ok) return found;
		const project = found.value;
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
			.set({ ended_at: context.now, ended_by: context.actor.id as string, outcome, outcome_words: words })
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
