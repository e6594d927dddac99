import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Plan } from '../../plan.ts';
import { projectToWrite, type ProjectRecord, type WriteRefusal } from '../projects/index.ts';
import { inWork, plansOf, type PlanRecord } from './plan-record.ts';

export type PlanWriteRefusal = WriteRefusal | 'plan_frozen' | 'plan_none';

/** The version that the team is writing, its project locked so that writers take turns. A frozen one is not written in any more (D-08). */
export async function planToWrite(
	trx: Trx,
	context: Context,
	project_id: string
): Promise<Outcome<{ project: ProjectRecord; plan: PlanRecord }, PlanWriteRefusal>> {
	const project = await projectToWrite(trx, context, project_id);
	if (!project.ok) return project;
	const plans = await plansOf(trx, project_id);
	const plan = inWork(plans);
	if (!plan) return refused(plans.length === 0 ? 'plan_none' : 'plan_frozen');
	return done({ project: project.value, plan });
}

/** Writes what a version says; when it says that already, nothing happens. */
export async function writePlan(
	trx: Trx,
	{ actor, now }: Context,
	{ id, content: before, revision }: PlanRecord,
	content: Plan
): Promise<void> {
	if (JSON.stringify(before) === JSON.stringify(content)) return;
	await trx
		.updateTable('projects.plan')
		.set({ content: JSON.stringify(content), revision: revision + 1, changed_at: now, changed_by: actor.id as string })
		.where('id', '=', id)
		.execute();
}
