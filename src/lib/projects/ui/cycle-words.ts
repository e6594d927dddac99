import { m } from '#lib/messages/messages.js';
import { dateRange, longDate } from '#lib/ui';
import { stageOf, type Decision, type Stage } from '../cycle.ts';
import type { Question } from '../note.ts';

export const decisionWords: Record<Decision, () => string> = {
	adopt: m.projects_decision_adopt,
	adapt: m.projects_decision_adapt,
	abandon: m.projects_decision_abandon
};
export const decisionHints: Record<Decision, () => string> = {
	adopt: m.projects_decision_adopt_hint,
	adapt: m.projects_decision_adapt_hint,
	abandon: m.projects_decision_abandon_hint
};
const stageWords: Record<Exclude<Stage, 'decided'>, () => string> = {
	plan: m.projects_stage_plan,
	do: m.projects_stage_do,
	study: m.projects_stage_study
};
export const askWords: Record<Question, () => string> = {
	happened: m.projects_ask_happened,
	number: m.projects_ask_number,
	next: m.projects_ask_next,
	prediction: m.projects_ask_prediction,
	surprise: m.projects_ask_surprise
};

/** How a cycle stands: its decision, or how far it has come. */
export function standsWords(cycle: { done: string; learned: string; decision: Decision | null }): string {
	if (cycle.decision !== null) return decisionWords[cycle.decision]();
	const stage = stageOf(cycle);
	return stage === 'decided' ? '' : stageWords[stage]();
}

/** „1 bandymas: Trys klausimai“ */
export const cycleName = ({ number, title }: { number: number; title: string }): string =>
	`${m.projects_cycle_numbered({ number })}: ${title}`;

/** The days of a cycle, as far as they are known. */
export const daysWords = ({ from_on, to_on }: { from_on: string | null; to_on: string | null }): string =>
	from_on && to_on ? dateRange(from_on, to_on) : from_on ? longDate(from_on) : to_on ? longDate(to_on) : '';
