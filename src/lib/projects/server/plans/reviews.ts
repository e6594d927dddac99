import { dayInWords, dayOf, done, isId, newId, prose, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { isChange, type Change } from '../../plan.ts';
import { lengthFault } from '../../text.ts';
import { projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';

export type ReviewRecord = {
	id: string;
	planned_on: Day;
	held_on: Day | null;
	seen: string;
	change: Change | null;
	next_step: string;
	author: string | null;
};
export type ReviewRefusal = WriteRefusal | 'review_unknown' | 'review_over' | 'review_faulty';

/** The reviews of a project that were not called off, in the order of their days. */
export async function reviewsOf(trx: Trx, project_id: string): Promise<ReviewRecord[]> {
	const rows = await trx
		.selectFrom('projects.review as r')
		.leftJoin('people.person as p', 'p.id', 'r.written_by')
		.select(['r.id', 'r.planned_on', 'r.held_on', 'r.seen', 'r.change', 'r.next_step', 'p.name as author'])
		.where('r.project_id', '=', project_id)
		.where('r.cancelled_at', 'is', null)
		.orderBy('r.planned_on')
		.orderBy('r.id')
		.execute();
	return rows as ReviewRecord[];
}

/** Plans a dated look at how the plan goes (B-17), until the edition ends. A day planned twice is planned once. By the team. */
export function planReview(
	context: Context,
	{ project_id, planned_on }: { project_id: string; planned_on: Day | null }
): Promise<Outcome<{ id: string }, ReviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const fault = (key: string, values = {}): Fault[] => [{ field: 'planned_on', key: `projects_fault_${key}`, values }];
		if (planned_on === null) return refused('review_faulty', fault('review_day'));
		if (planned_on < dayOf(context.now)) return refused('review_faulty', fault('review_day_past'));
		if (planned_on > project.value.closes_on)
			return refused('review_faulty', fault('review_day_after', { day: dayInWords(project.value.closes_on, context.locale) }));
		const same = (await reviewsOf(trx, project_id)).find((one) => one.held_on === null && one.planned_on === planned_on);
		if (same) return done({ id: same.id });
		const id = newId();
		await trx
			.insertInto('projects.review')
			.values({ id, project_id, planned_on, planned_by: context.actor.id as string })
			.execute();
		await tell(trx, context, 'plan_review.planned', project.value, planned_on);
		return done({ id });
	});
}

export type HeldReview = { review_id: string; held_on: Day | null; seen: string; change: string; next_step: string };

/** Writes what was seen at a review, and the change since the last one (E-04). Written once more, it is corrected. By the team. */
export function holdReview(
	context: Context,
	{ review_id, held_on, ...typed }: HeldReview
): Promise<Outcome<{ project_id: string }, ReviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await reviewToWrite(trx, context, review_id);
		if (!found.ok) return found;
		const { project, review } = found.value;
		const [seen, next_step] = [prose(typed.seen), prose(typed.next_step)];
		const faults: Fault[] = [
			...(held_on === null ? [{ field: 'held_on', key: 'projects_fault_review_day' }] : []),
			...(held_on !== null && held_on > dayOf(context.now) ? [{ field: 'held_on', key: 'projects_fault_review_held_future' }] : []),
			...lengthFault('seen', seen, { least: 3, most: 5000, missing: 'review_seen' }),
			...(isChange(typed.change) ? [] : [{ field: 'change', key: 'projects_fault_review_change' }]),
			...lengthFault('next_step', next_step, { most: 1000 })
		];
		if (held_on === null || !isChange(typed.change) || faults.length > 0) return refused('review_faulty', faults);
		const plan = await newestPlan(trx, project.id);
		await trx
			.updateTable('projects.review')
			.set({ held_on, seen, change: typed.change, next_step, plan_id: plan, written_by: context.actor.id, written_at: context.now })
			.where('id', '=', review.id)
			.execute();
		await tell(trx, context, 'plan_review.held', project, held_on);
		return done({ project_id: project.id });
	});
}

/** Calls a planned review off; one that was held stays. By the team. */
export function cancelReview(context: Context, review_id: string): Promise<Outcome<{ project_id: string }, ReviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await reviewToWrite(trx, context, review_id);
		if (!found.ok) return found;
		const { project, review } = found.value;
		if (review.held_on !== null) return refused('review_over');
		await trx.updateTable('projects.review').set({ cancelled_at: context.now }).where('id', '=', review.id).execute();
		await tell(trx, context, 'plan_review.cancelled', project, review.planned_on);
		return done({ project_id: project.id });
	});
}

async function reviewToWrite(trx: Trx, context: Context, id: string) {
	const row = isId(id) ? await trx.selectFrom('projects.review').select(['project_id']).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) return refused('not_found' as const);
	const project = await projectToWrite(trx, context, row.project_id);
	if (!project.ok) return project;
	const review = (await reviewsOf(trx, row.project_id)).find((one) => one.id === id);
	return review ? done({ project: project.value, review }) : refused('review_unknown' as const);
}

const newestPlan = async (trx: Trx, project_id: string): Promise<string | null> =>
	(
		await trx
			.selectFrom('projects.plan')
			.select('id')
			.where('project_id', '=', project_id)
			.where('frozen_at', 'is not', null)
			.orderBy('number', 'desc')
			.executeTakeFirst()
	)?.id ?? null;

const tell = (trx: Trx, context: Context, name: `plan_review.${string}`, project: Parameters<typeof subjectsOfProject>[0], day: Day) =>
	record(trx, context, {
		name,
		...subjectsOfProject(project),
		particulars: { day: { lt: dayInWords(day, 'lt'), en: dayInWords(day, 'en') } }
	});
