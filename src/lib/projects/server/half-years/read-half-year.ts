import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { schoolById, type School } from '#schools/server';
import { standingOf, visibleTo } from '#spaces/server';
import { halfKey, halvesBetween, isIn, type Half } from '../../half-year.ts';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { cyclesOf, type CycleRecord } from '../cycles/cycle-record.ts';
import { notesOf, type NoteRecord } from '../cycles/note-record.ts';
import { measuresOf, valuesOf, type MeasureRecord, type ValueRecord } from '../measures/measure-record.ts';
import { plansOf, type PlanRecord } from '../plans/plan-record.ts';
import { reviewsOf, type ReviewRecord } from '../plans/reviews.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';
import { taughtOf, type TaughtRecord } from '../reach/taught.ts';
import { wordsOf, type HalfYearWords } from './half-year-record.ts';

type Aim = { measure: string; unit: string; from_value: number; to_value: number; by_on: Day };

/** The report of a half year (e10): what the records of the project say of it as they stood at its end, and the team's own two sentences. */
export type HalfYear = {
	project: ProjectRecord;
	part: Part;
	open: boolean;
	school: School;
	half: Half;
	/** All half years of the project so far, the newest first. */
	halves: Half[];
	words: HalfYearWords;
	/** The last aim that was set by then. */
	aim: Aim | null;
	/** With their values up to the end of the half year; those of an earlier one belong to the chart, not to the report. */
	measures: (MeasureRecord & { values: ValueRecord[] })[];
	/** Planned in it or decided in it; what was decided later is told as undecided. */
	cycles: CycleRecord[];
	notes: NoteRecord[];
	/** The last version that was begun by then, as it stands now. */
	plan: PlanRecord | null;
	reviews: ReviewRecord[];
	taught: TaughtRecord[];
	tasks: { title: string; due_on: Day; done_on: Day | null }[];
};

/** For whoever reads everything in the project; of a half year that the project has seen, the present one without a choice. */
export function readHalfYear(
	context: Context,
	{ project_id, half: asked }: { project_id: string; half: string | null }
): Promise<Outcome<HalfYear, 'not_found' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, project_id);
		if (!found) return refused('not_found');
		const { project, part } = found;
		if (!readsAll(part)) return refused('not_yours');
		const halves = halvesOf(project, context);
		const half = asked === null ? halves[0] : halves.find((one) => halfKey(one) === asked);
		const school = await schoolById(trx, project.school_id, dayOf(context.now));
		if (!half || !school) return refused('not_found');
		return done({
			...{ project, part, half, halves, school },
			open: isOpenOn(project, dayOf(context.now)),
			words: await wordsOf(trx, project.id, half.from),
			...(await recordsOf(trx, context, project, half))
		});
	});
}

/** From the half year in which it began to that of today, or of its last day. */
export function halvesOf(project: ProjectRecord, { now }: Pick<Context, 'now'>): Half[] {
	const today = dayOf(now);
	const last = [today, project.closes_on, project.ended_at ? dayOf(project.ended_at) : today].sort()[0] ?? today;
	return halvesBetween(dayOf(project.begun_at), last);
}

async function recordsOf(trx: Trx, context: Context, project: ProjectRecord, half: Half) {
	const within = (at: Date | null) => at !== null && isIn(dayOf(at), half);
	const by = (at: Date) => dayOf(at) <= half.to;
	const measures = (await measuresOf(trx, project.id)).filter(({ added_at }) => by(added_at));
	const values = (
		await valuesOf(
			trx,
			measures.map(({ id }) => id)
		)
	).filter(({ on_day }) => on_day <= half.to);
	const cycles = (await cyclesOf(trx, project.id)).filter(({ planned_at, decided_at }) => within(planned_at) || within(decided_at));
	return {
		aim: await aimBy(trx, project.id, half.to),
		measures: measures.map((measure) => ({ ...measure, values: values.filter(({ measure_id }) => measure_id === measure.id) })),
		cycles: cycles.map((cycle) => (cycle.decided_at === null || by(cycle.decided_at) ? cycle : undecided(cycle))),
		notes: (await notesOf(trx, { project_id: project.id })).filter(({ written_at }) => within(written_at)).reverse(),
		plan: (await plansOf(trx, project.id)).find(({ begun_at }) => by(begun_at)) ?? null,
		reviews: (await reviewsOf(trx, project.id)).filter(({ held_on }) => held_on !== null && isIn(held_on, half)),
		taught: (await taughtOf(trx, project.id)).filter(({ held_on }) => isIn(held_on, half)).reverse(),
		tasks: await tasksIn(trx, context, project, half)
	};
}

const undecided = (cycle: CycleRecord): CycleRecord => ({ ...cycle, decision: null, decided_at: null, learned: '', next_step: '' });

const aimBy = async (trx: Trx, project_id: string, day: Day): Promise<Aim | null> => {
	const { rows } = await sql<Aim>`
		select measure, unit, from_value, to_value, by_on from projects.aim
		where project_id = ${project_id} and (set_at at time zone 'Europe/Vilnius')::date <= ${day}::date order by number desc limit 1`.execute(
		trx
	);
	return rows[0] ?? null;
};

/** The school's tasks of the edition that were due or done in the half year, as far as the reader may see them; never somebody's own: the report is the school's. */
async function tasksIn(
	trx: Trx,
	context: Context,
	{ school_id, edition_id }: ProjectRecord,
	{ from, to }: Half
): Promise<HalfYear['tasks']> {
	const seen = visibleTo(await standingOf(trx, context, { edition_id }));
	const { rows } = await sql<HalfYear['tasks'][number]>`
		with task as (
			select item.id, item.title, task.due_on, (task.done_at at time zone 'Europe/Vilnius')::date as done_on
			from spaces.item item join spaces.task task on task.id = item.id
			where item.kind = 'task' and item.edition_id = ${edition_id} and item.school_id = ${school_id} and item.removed_at is null and item.visibility <> 'private' and ${seen}
		)
		select title, due_on, case when done_on <= ${to}::date then done_on end as done_on from task
		where due_on between ${from}::date and ${to}::date or done_on between ${from}::date and ${to}::date
		order by due_on, id limit 200`.execute(trx);
	return rows;
}
