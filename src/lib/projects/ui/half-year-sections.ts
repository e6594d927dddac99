import { m } from '#lib/messages/messages.js';
import { longDate, number } from '#lib/ui';
import { isIn, runChart, textOf, type Action, type Change, type Decision, type Half, type Plan, type Way } from '#projects';
import { aimSaid } from './aim-words.ts';
import { cycleName, decisionWords } from './cycle-words.ts';
import { signalSentences, withUnit } from './measure-words.ts';
import { actionStateWords, changeWords } from './plan-words.ts';

export type Measured = {
	id: string;
	name: string;
	unit: string;
	better: Way;
	baseline: number;
	values: { on_day: string; value: number }[];
};
type Records = { columns: string[]; widths: number[]; rows: string[][] };
type Item = { question: string; answers: string[] };

/** A part of the report: as a page shows it and as the document prints it. A part without records says so. */
export type HalfYearSection = { key: string; title: string; texts: string[]; items?: Item[]; records?: Records; measures?: Measured[] };

/** What the report of a half year is made of. */
export type Reported = {
	half: Half;
	words: { proud: string; need: string };
	aim: { measure: string; unit: string; from_value: number; to_value: number; by_on: string } | null;
	measures: Measured[];
	cycles: { number: number; title: string; prediction: string; learned: string; decision: Decision | null }[];
	notes: { tried: string; happened: string; next: string; written_at: Date }[];
	plan: { number: number; content: Plan; frozen_at: Date | null; changed_at: Date } | null;
	reviews: { held_on: string | null; seen: string; change: Change | null; next_step: string }[];
	taught: { held_on: string; what: string; minutes: number; reached: number; moved: string }[];
	tasks: { title: string; due_on: string; done_on: string | null }[];
};

/** „2026–2027 m. m. pirmas pusmetis“ */
export function halfName({ from }: Half): string {
	const year = Number(from.slice(0, 4));
	return from.slice(5, 7) === '09'
		? m.projects_half_first({ from: String(year), to: String(year + 1) })
		: m.projects_half_second({ from: String(year - 1), to: String(year) });
}

/** The report in its parts: nothing in it that the records do not say. */
export function halfYearSections(report: Reported): HalfYearSection[] {
	return [
		{
			key: 'words',
			title: m.projects_half_words(),
			texts: [],
			items: [
				{ question: m.projects_half_proud(), answers: [report.words.proud || m.projects_half_nothing_said()] },
				{ question: m.projects_half_need(), answers: [report.words.need || m.projects_half_nothing_said()] }
			]
		},
		{ key: 'aim', title: m.projects_part_aim(), texts: [report.aim ? aimSaid(report.aim) : m.projects_half_no_aim()] },
		{ key: 'measures', title: m.projects_part_measures(), texts: none(report.measures), measures: report.measures },
		cyclesIn(report),
		{
			key: 'notes',
			title: m.projects_part_notes(),
			texts: none(report.notes),
			items: report.notes.map(({ written_at, tried, happened, next }) => ({
				question: longDate(written_at),
				answers: [tried, happened, next && m.projects_half_next({ next })].filter((text) => text !== '')
			}))
		},
		planIn(report),
		{
			key: 'reviews',
			title: m.projects_plan_reviews(),
			texts: none(report.reviews),
			items: report.reviews.map(({ held_on, seen, change, next_step }) => ({
				question: longDate(held_on ?? ''),
				answers: [change ? changeWords[change]() : '', seen, next_step].filter((text) => text !== '')
			}))
		},
		taughtIn(report),
		tasksIn(report)
	];
}

/** What of a measure belongs to the half year, and what its chart says. */
export function measuredIn({ unit, better, baseline, values }: Measured, half: Half) {
	const within = values.filter(({ on_day }) => isIn(on_day, half));
	const chart = runChart(
		values.map(({ on_day, value }) => ({ day: on_day, value })),
		baseline
	);
	return {
		chart,
		said: within.length === 0 ? [m.projects_half_no_values()] : signalSentences(chart, better),
		rows: within.map(({ on_day, value }) => [longDate(on_day), withUnit(value, unit)])
	};
}

const none = (some: readonly unknown[]): string[] => (some.length === 0 ? [m.projects_half_none()] : []);

const cyclesIn = ({ cycles }: Reported): HalfYearSection => ({
	key: 'cycles',
	title: m.projects_part_cycles(),
	texts: none(cycles),
	...(cycles.length > 0 && {
		records: {
			columns: [m.projects_cycles(), m.projects_said_prediction(), m.projects_half_learned(), m.projects_half_decision()],
			widths: [4, 4, 5, 2],
			rows: cycles.map((cycle) => [
				cycleName(cycle),
				cycle.prediction || m.projects_cycle_activity(),
				cycle.learned,
				cycle.decision ? decisionWords[cycle.decision]() : m.projects_half_undecided()
			])
		}
	})
});

function planIn({ plan }: Reported): HalfYearSection {
	const title = m.projects_plan_title();
	if (!plan) return { key: 'plan', title, texts: [m.projects_half_no_plan()] };
	const { number: version, content, frozen_at, changed_at } = plan;
	const said = frozen_at
		? m.projects_half_plan_frozen({ number: version, day: longDate(frozen_at) })
		: m.projects_half_plan_in_work({ number: version, day: longDate(changed_at) });
	const goal = textOf(content, 'goal');
	return {
		key: 'plan',
		title,
		texts: [said, ...(goal ? [goal] : [])],
		...(content.actions.length > 0 && { records: actionsIn(content.actions) })
	};
}

const actionsIn = (actions: readonly Action[]): Records => ({
	columns: [m.projects_plan_column_action(), m.projects_plan_column_who(), m.projects_half_until(), m.projects_column_state()],
	widths: [6, 4, 3, 2],
	rows: actions.map(({ action, responsible, to_on, state }) => [
		action,
		responsible,
		to_on ? longDate(to_on) : '–',
		actionStateWords[state]()
	])
});

const taughtIn = ({ taught }: Reported): HalfYearSection => ({
	key: 'taught',
	title: m.projects_reach_title(),
	texts: none(taught),
	...(taught.length > 0 && {
		records: {
			columns: [
				m.projects_reach_column_held(),
				m.projects_reach_column_what(),
				m.projects_reach_column_reached(),
				m.projects_reach_column_moved()
			],
			widths: [3, 5, 2, 4],
			rows: taught.map(({ held_on, what, reached, moved }) => [longDate(held_on), what, number(reached), moved])
		}
	})
});

const tasksIn = ({ tasks }: Reported): HalfYearSection => ({
	key: 'tasks',
	title: m.projects_half_tasks(),
	texts: none(tasks),
	...(tasks.length > 0 && {
		records: {
			columns: [m.projects_half_task(), m.projects_half_until(), m.projects_half_done()],
			widths: [6, 3, 3],
			rows: tasks.map(({ title, due_on, done_on }) => [title, longDate(due_on), done_on ? longDate(done_on) : m.projects_half_not_done()])
		}
	})
});
