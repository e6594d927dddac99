import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personsById } from '#people/server';
import { schoolById, type School } from '#schools/server';
import { gapsIn, reviewNeeded, type Gap } from '../../plan.ts';
import { planDiff, type PartDiff } from '../../plan-diff.ts';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';
import { plansOf, type PlanRecord } from './plan-record.ts';
import { remarkById, remarksOf, type RemarkRecord } from './remark-record.ts';
import { reviewsOf, type ReviewRecord } from './reviews.ts';

type Reading = { project: ProjectRecord; part: Part; open: boolean };

/** The plan as its page shows it. A version in work and remarks only those see who read everything in the project. */
export type PlanDesk = Reading & {
	plans: PlanRecord[];
	gaps: Gap[];
	remarks: RemarkRecord[];
	reviews: ReviewRecord[];
	/** Whether a review is to be planned or written (B-17). */
	need: ReturnType<typeof reviewNeeded>;
};

export function readPlan(context: Context, project_id: string): Promise<Outcome<PlanDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await reading(trx, context, project_id);
		if (!found) return refused('not_found');
		const all = readsAll(found.part);
		const reviews = await reviewsOf(trx, project_id);
		const plans = await seenBy(trx, found);
		return done({
			...found,
			plans,
			gaps: plans[0]?.frozen_at === null ? gapsIn(plans[0].content) : [],
			remarks: all ? await remarksOf(trx, project_id) : [],
			reviews: all ? reviews : reviews.filter(({ held_on }) => held_on !== null),
			need: plans.length > 0 ? reviewNeeded(reviews, dayOf(context.now)) : null
		});
	});
}

/** One version, with what it says otherwise than the one before it. */
export type PlanVersion = Reading & {
	plan: PlanRecord;
	before: PlanRecord | null;
	diff: PartDiff[];
	remarks: RemarkRecord[];
	/** Those who read everything and are not of the team may remark on it. */
	remarkable: boolean;
};

export function readPlanVersion(
	context: Context,
	{ project_id, number }: { project_id: string; number: number }
): Promise<Outcome<PlanVersion, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await reading(trx, context, project_id);
		if (!found) return refused('not_found');
		const plans = await seenBy(trx, found);
		const plan = plans.find((one) => one.number === number);
		if (!plan) return refused('not_found');
		const before = plans.find((one) => one.number === number - 1) ?? null;
		const remarks = readsAll(found.part) ? (await remarksOf(trx, project_id)).filter(({ plan_id }) => plan_id === plan.id) : [];
		return done({
			...found,
			plan,
			before,
			diff: before ? planDiff(before.content, plan.content) : [],
			remarks,
			remarkable: found.part === 'helper' && found.open
		});
	});
}

/** What the document of a version says: the plan, its school as the register has it, and the reviews that were held. */
export function readPlanDocument(
	context: Context,
	{ project_id, number }: { project_id: string; number: number }
): Promise<Outcome<{ project: ProjectRecord; plan: PlanRecord; school: School; reviews: ReviewRecord[] }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await reading(trx, context, project_id);
		const plan = found && (await seenBy(trx, found)).find((one) => one.number === number);
		const school = found && (await schoolById(trx, found.project.school_id, dayOf(context.now)));
		if (!found || !plan || !school) return refused('not_found');
		const reviews = (await reviewsOf(trx, project_id)).filter(({ held_on }) => held_on !== null || readsAll(found.part));
		return done({ project: found.project, plan, school, reviews });
	});
}

/** One remark with the version it is about: for those who read everything in the project. */
export function readRemark(context: Context, remark_id: string): Promise<Outcome<Reading & { remark: RemarkRecord }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const remark = await remarkById(trx, remark_id);
		const found = remark && (await reading(trx, context, remark.project_id));
		if (!remark || !found || !readsAll(found.part)) return refused('not_found');
		return done({ ...found, remark });
	});
}

async function reading(trx: Trx, context: Context, project_id: string): Promise<Reading | null> {
	const found = await projectFor(trx, context, project_id);
	return found && { ...found, open: isOpenOn(found.project, dayOf(context.now)) };
}

const seenBy = async (trx: Trx, { project, part }: Reading): Promise<PlanRecord[]> =>
	(await plansOf(trx, project.id)).filter(({ frozen_at }) => frozen_at !== null || readsAll(part));

/** Those who have written in the versions of a plan, by id: for their names beside what they wrote. */
export function readPlanWriters(context: Context, project_id: string): Promise<Map<string, string>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await reading(trx, context, project_id);
		if (!found || !readsAll(found.part)) return new Map();
		const plans = await plansOf(trx, project_id);
		const ids = plans.flatMap(({ content }) => [...Object.values(content.texts), ...content.actions].map(({ by }) => by));
		return new Map([...(await personsById(trx, ids))].map(([id, { name }]) => [id, name]));
	});
}
