import type { Day } from '#platform';

/** What a school did last, of whatever kind: all count alike. */
export const signKinds = ['post', 'note', 'value', 'cycle', 'plan', 'taught', 'attendance', 'project'] as const;
export type SignKind = (typeof signKinds)[number];
export type Sign = { kind: SignKind; on: Day };

/** The last sign of life. Of several on one day the one that says most, in the order of the kinds. */
export const lastSign = (signs: readonly Sign[]): Sign | null =>
	[...signs].sort((one, other) =>
		one.on === other.on ? signKinds.indexOf(one.kind) - signKinds.indexOf(other.kind) : one.on < other.on ? 1 : -1
	)[0] ?? null;

/**
 * For how many days a school has been quiet; nothing while it is not. Counted from its last sign, or from the day it came in; after how
 * many days a school is quiet, its edition says.
 */
export function quietFor(last: Day, today: Day, after: number): number | null {
	const days = daysBetween(last, today);
	return days > after ? days : null;
}

/** Whole days from one day to another. */
const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** How far a school's project is, as the coordinators' page knows it. */
export type Standing = {
	project: boolean;
	ended: boolean;
	problem: boolean;
	aim: boolean;
	measures: number;
	values: number;
	cycles: number;
	/** Cycles that nobody has decided on. */
	undecided: number;
	plan: 'none' | 'in_work' | 'frozen' | 'approved';
	/** Remarks on the plan that the team has not answered. */
	remarks: number;
	review: 'plan' | 'hold' | null;
};

/** What comes next in a project, in the order in which things build on each other. */
export const steps = [
	'begin',
	'problem',
	'aim',
	'measure',
	'value',
	'cycle',
	'decide',
	'remarks',
	'plan',
	'review',
	'go_on',
	'rest'
] as const;
export type Step = (typeof steps)[number];

export function nextStep(standing: Standing): Step {
	if (!standing.project) return 'begin';
	if (standing.ended) return 'rest';
	if (!standing.problem) return 'problem';
	if (!standing.aim) return 'aim';
	if (standing.measures === 0) return 'measure';
	if (standing.values === 0) return 'value';
	if (standing.remarks > 0) return 'remarks';
	if (standing.cycles === 0) return 'cycle';
	if (standing.undecided > 0) return 'decide';
	if (standing.plan === 'none' || standing.plan === 'in_work') return 'plan';
	if (standing.review !== null) return 'review';
	return 'go_on';
}

/** What to write to a quiet school: by what is likely, each the key `projects_quiet_<code>`. It never says that somebody is late. */
export const suggestions = ['visit', 'problem', 'aim', 'first_value', 'small_test', 'finish_test', 'hello'] as const;
export type Suggestion = (typeof suggestions)[number];

const bySteps: Partial<Record<Step, Suggestion>> = {
	begin: 'visit',
	problem: 'problem',
	aim: 'aim',
	measure: 'first_value',
	value: 'first_value',
	cycle: 'small_test',
	decide: 'finish_test'
};

export const suggestionFor = (step: Step): Suggestion => bySteps[step] ?? 'hello';
