import { done, isId, refused, type Outcome } from '#platform';
import { on, record, type Context, type Happened, type Subscription, type Trx } from '#platform/server';
import type { Placement } from '#planning';
import { runOf } from '#planning/server';
import type { Placed } from '../facts.ts';
import { lockSeason, type DeskRefusal } from './seasons.ts';
import { draftOf, markChanged, placedIn, writePlaced, type Version } from './timetables.ts';

type Plan = { placements: Placement[]; objective: number; gap: number };

export type TakeRefusal = DeskRefusal | 'no_plan' | 'changed_meanwhile';

/**
 * Takes the plan of a run over into the draft, by hand: one that was stopped, or one that came while somebody changed the
 * draft. What is pinned stays as it is. Refused when the draft has been changed since the page was shown (`seen`).
 */
export function takeTimetable(
	context: Context,
	{ edition_id, run_id, seen }: { edition_id: string; run_id: string; seen: number }
): Promise<Outcome<{ placed: number }, TakeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, edition_id);
		if (!desk.ok) return desk;
		const draft = await draftOf(trx, edition_id);
		const asking = isId(run_id) ? await askingOf(trx, run_id) : undefined;
		if (!draft || !asking || asking.timetable_id !== draft.id || asking.taken_at !== null) return refused('no_plan');
		if (draft.revision !== seen) return refused('changed_meanwhile');
		const placed = await takeOver(trx, context, draft, run_id);
		return placed === null ? refused('no_plan') : done({ placed });
	});
}

/**
 * A plan that was found goes into the draft by itself, as long as nobody has changed the draft since it was asked for; else
 * it waits for an officer. One that was stopped always waits: whoever stopped it may want none of it.
 */
async function takeFound(context: Context, { subject_kind, particulars }: Happened): Promise<void> {
	if (subject_kind !== 'timetable' || particulars['outcome'] !== 'found') return;
	await context.db.transaction().execute(async (trx) => {
		const run_id = String(particulars['run']);
		const asking = await askingOf(trx, run_id);
		if (!asking || asking.taken_at !== null) return;
		await trx.selectFrom('scheduling.season').select('edition_id').where('edition_id', '=', asking.edition_id).forUpdate().execute();
		const draft = await draftOf(trx, asking.edition_id);
		if (draft?.id === asking.timetable_id && draft.revision === asking.revision) await takeOver(trx, context, draft, run_id);
	});
}

export const takeWhenPlanned: Subscription = on('planning.ended', 'timetable.take', takeFound);

const askingOf = (trx: Trx, runId: string) =>
	trx
		.selectFrom('scheduling.asking as asking')
		.innerJoin('scheduling.timetable as timetable', 'timetable.id', 'asking.timetable_id')
		.select(['asking.timetable_id', 'asking.revision', 'asking.taken_at', 'timetable.edition_id'])
		.where('asking.run_id', '=', runId)
		.executeTakeFirst();

async function takeOver(trx: Trx, context: Context, draft: Version, runId: string): Promise<number | null> {
	const plan = (await runOf<Plan>(trx, runId))?.result?.plan;
	if (!plan) return null;
	const standing = new Map((await placedIn(trx, draft.id)).map((one) => [one.training_id, one]));
	const placed = plan.placements.map(({ school, days, lecturers }): Placed => {
		const before = standing.get(school);
		return {
			training_id: school,
			days: before?.days_pinned ? before.days : days,
			lecturers: before?.lecturers_pinned ? before.lecturers : lecturers,
			days_pinned: before?.days_pinned ?? false,
			lecturers_pinned: before?.lecturers_pinned ?? false
		};
	});
	await writePlaced(trx, draft.id, placed);
	await markChanged(trx, context, draft);
	await trx
		.updateTable('scheduling.asking')
		.set({ taken_at: context.now, taken_by: context.actor.id })
		.where('run_id', '=', runId)
		.execute();
	await record(trx, context, {
		name: 'timetable.planned',
		subject: { kind: 'edition', id: draft.edition_id },
		particulars: { trainings: placed.length, kilometres: Math.round(plan.objective), gap: Math.round(plan.gap * 1000) / 10 }
	});
	return placed.length;
}
