import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { gapsIn } from '../../plan.ts';
import { subjectsOfProject } from '../projects/index.ts';
import { planToWrite, type PlanWriteRefusal } from './plan-to-write.ts';

export type FreezeRefusal = PlanWriteRefusal | 'plan_incomplete' | 'changed_meanwhile';

/**
 * Puts the version that is being written before those who approve it: from then on it does not change (D-08). It needs a problem, a goal
 * and actions with who answers for each and until when. Refused when somebody has changed it since the page showed it: one puts
 * forward what one has read. By the team.
 */
export function freezePlan(
	context: Context,
	{ project_id, seen_revision }: { project_id: string; seen_revision: number }
): Promise<Outcome<{ number: number }, FreezeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await planToWrite(trx, context, project_id);
		if (!found.ok) return found;
		const { project, plan } = found.value;
		if (plan.revision !== seen_revision) return refused('changed_meanwhile');
		const binding = gapsIn(plan.content).filter(({ binding }) => binding);
		if (binding.length > 0)
			return refused(
				'plan_incomplete',
				binding.map(({ key }) => ({ field: key, key: `projects_plan_gap_${key}` }))
			);
		await trx.updateTable('projects.plan').set({ frozen_at: context.now, frozen_by: context.actor.id }).where('id', '=', plan.id).execute();
		await record(trx, context, { name: 'school_plan.frozen', ...subjectsOfProject(project), particulars: { number: plan.number } });
		return done({ number: plan.number });
	});
}
