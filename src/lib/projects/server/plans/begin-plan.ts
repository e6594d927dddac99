import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import * as v from 'valibot';
import { FindingsSchema } from '../../finding.ts';
import { emptyPlan, longestOf, type Plan, type PlanText } from '../../plan.ts';
import { projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';
import { inWork, plansOf } from './plan-record.ts';

export type BeginPlanRefusal = WriteRefusal | 'plan_in_work';

/**
 * Begins a version of the school's plan: the first with what the project says of its problem already, any other as a copy of the last
 * one, which stays as it was approved (D-08). One version is written at a time. By the team.
 */
export function beginPlan(context: Context, project_id: string): Promise<Outcome<{ id: string; number: number }, BeginPlanRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const plans = await plansOf(trx, project_id);
		if (inWork(plans)) return refused('plan_in_work');
		const by = actor.id as string;
		const id = newId();
		const number = (plans[0]?.number ?? 0) + 1;
		const content = plans[0]?.content ?? (await firstOf(trx, project_id, { revision: 1, by, at: now.toISOString() }));
		await trx
			.insertInto('projects.plan')
			.values({ id, project_id, number, content: JSON.stringify(content), begun_at: now, begun_by: by, changed_at: now, changed_by: by })
			.execute();
		await record(trx, context, { name: 'school_plan.begun', ...subjectsOfProject(project.value), particulars: { number } });
		return done({ id, number });
	});
}

/** What the project has said already is not asked again: its problem, the causes that were chosen, its findings, its aim. */
async function firstOf(trx: Trx, project_id: string, by: { revision: number; by: string; at: string }): Promise<Plan> {
	const problem = await trx
		.selectFrom('projects.problem')
		.select(['statement', 'known_from', 'causes', 'findings'])
		.where('project_id', '=', project_id)
		.executeTakeFirst();
	const known: Partial<Record<PlanText, string>> = {
		problem: problem?.statement ?? '',
		data: problem?.known_from ?? '',
		self_evaluation: findingsIn(problem?.findings).join('\n'),
		causes: causesIn(problem?.causes).join('\n')
	};
	const texts = Object.entries(known).flatMap(([key, text]) =>
		text === '' ? [] : [[key, { text: [...text].slice(0, longestOf(key)).join(''), ...by }]]
	);
	return { ...emptyPlan, texts: Object.fromEntries(texts) as Plan['texts'] };
}

function findingsIn(value: unknown): string[] {
	const read = v.safeParse(FindingsSchema, value);
	return read.success
		? read.output.map(
				({ indicator, level, words }) => `${[indicator, level].filter((one) => one !== null && one !== '').join(' – ')}: ${words}`
			)
		: [];
}

/** The fishbone as plain lines; whatever else it carries is left to the page of the problem. */
const Bones = v.array(v.object({ causes: v.array(v.object({ words: v.string() })) }));
function causesIn(value: unknown): string[] {
	const read = v.safeParse(Bones, value);
	return read.success ? read.output.flatMap(({ causes }) => causes.map(({ words }) => `– ${words}`)) : [];
}
