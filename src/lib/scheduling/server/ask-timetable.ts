import { dayOf, done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { askForPlan, stopRun } from '#planning/server';
import type { SeasonFacts } from '../facts.ts';
import { questionOf } from '../instance.ts';
import { gatherFacts } from './gather.ts';
import { lockSeason, type DeskRefusal } from './seasons.ts';
import { draftOf, draftToWrite, inForce, placedIn } from './timetables.ts';

export type AskRefusal = DeskRefusal | 'already_planning' | 'nothing_to_plan' | 'too_few_lecturers' | 'not_plannable' | 'asked_too_often';
export type AskInput = { edition_id: string; seconds?: number; goodEnough?: number; nodes?: number };

/**
 * Asks the engine for a timetable of the whole season: pins and what has begun stay, and what is published moves only where
 * that is worth it. The plan is computed in the background; the draft keeps what it has until the plan is there.
 */
export function askTimetable(context: Context, { edition_id, ...options }: AskInput): Promise<Outcome<{ run_id: string }, AskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, edition_id);
		if (!desk.ok) return desk;
		const facts = await gatherFacts(trx, context, desk.value);
		const lacking = whatLacks(facts);
		if (lacking) return refused(lacking);
		const draft = await draftToWrite(trx, context, edition_id);
		const published = await placedIn(trx, (await inForce(trx, edition_id))?.id);
		const { instance, current, kept } = questionOf(facts, { draft: await placedIn(trx, draft.id), published, today: dayOf(context.now) });
		if (instance.schools.length === 0) return refused('nothing_to_plan');

		const asked = await askForPlan(trx, context, {
			problem: 'trainings',
			about: { kind: 'timetable', id: draft.id },
			instance,
			options: { seconds: 60, ...options, ...(current.length > 0 && { current: { placements: current } }) }
		});
		if (!asked.ok) return refused(asked.refusal === 'wrong_problem' ? 'not_plannable' : asked.refusal);
		await trx
			.insertInto('scheduling.asking')
			.values({ run_id: asked.value.run_id, timetable_id: draft.id, revision: draft.revision, kept: JSON.stringify(kept) })
			.execute();
		await record(trx, context, {
			name: 'timetable.asked',
			subject: { kind: 'edition', id: edition_id },
			particulars: { trainings: instance.schools.length, lecturers: instance.lecturers.length }
		});
		return done({ run_id: asked.value.run_id });
	});
}

/** Stops the planning that goes on for a season. The draft stays as it is; the best plan so far can still be taken over. */
export function stopTimetable(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<undefined, DeskRefusal | 'not_running'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, edition_id);
		if (!desk.ok) return desk;
		const run = await runningFor(trx, edition_id);
		return run ? stopRun(trx, context, run) : refused('not_running');
	});
}

async function runningFor(trx: Trx, editionId: string): Promise<string | undefined> {
	const draft = await draftOf(trx, editionId);
	if (!draft) return undefined;
	const run = await trx
		.selectFrom('scheduling.asking as asking')
		.innerJoin('planning.run as run', 'run.id', 'asking.run_id')
		.select('run.id')
		.where('asking.timetable_id', '=', draft.id)
		.where('run.ended_at', 'is', null)
		.executeTakeFirst();
	return run?.id;
}

function whatLacks({ trainings, lecturers, dose }: SeasonFacts): 'nothing_to_plan' | 'too_few_lecturers' | null {
	if (!trainings.some(({ stands }) => stands)) return 'nothing_to_plan';
	return lecturers.filter(({ available }) => available).length < dose.lecturers ? 'too_few_lecturers' : null;
}
