import { line, prose, type Day, type Fault } from '#platform';
import { lengthFault } from './text.ts';

export const decisions = ['adopt', 'adapt', 'abandon'] as const;
export type Decision = (typeof decisions)[number];
export const isDecision = (text: string): text is Decision => (decisions as readonly string[]).includes(text);

/** How far a cycle has come: planned, done, studied, decided. */
export type Stage = 'plan' | 'do' | 'study' | 'decided';

type Written = { prediction: string; done: string; learned: string; decision: Decision | null };

/** The stage of a cycle by what is written in it. */
export function stageOf({ done, learned, decision }: Pick<Written, 'done' | 'learned' | 'decision'>): Stage {
	if (decision !== null) return 'decided';
	if (learned !== '') return 'study';
	return done !== '' ? 'do' : 'plan';
}

/** What somebody tries without saying what they expect is an activity, not a test of a change (N-07). */
export const kindOf = ({ prediction }: Pick<Written, 'prediction'>): 'cycle' | 'activity' => (prediction === '' ? 'activity' : 'cycle');

/** A prediction is made before: once somebody has written what was done, it stands as it is. */
export const mayPredict = ({ done, learned, decision }: Pick<Written, 'done' | 'learned' | 'decision'>): boolean =>
	stageOf({ done, learned, decision }) === 'plan';

/** The plan of a cycle as it was typed. */
export type TypedPlan = {
	title: string;
	question: string;
	prediction: string;
	who: string;
	place: string;
	from_on: Day | null;
	to_on: Day | null;
	conditions: string;
};

/** Understands the plan of a cycle: what is tried needs words; the last day is not before the first. */
export function readCyclePlan(typed: TypedPlan): { plan: TypedPlan; faults: Fault[] } {
	const plan: TypedPlan = {
		title: line(typed.title),
		question: prose(typed.question),
		prediction: prose(typed.prediction),
		who: line(typed.who),
		place: line(typed.place),
		from_on: typed.from_on,
		to_on: typed.to_on,
		conditions: prose(typed.conditions)
	};
	const faults = [
		...lengthFault('title', plan.title, { least: 3, most: 200, missing: 'cycle_title' }),
		...lengthFault('question', plan.question, { most: 1000 }),
		...lengthFault('prediction', plan.prediction, { most: 1000 }),
		...lengthFault('who', plan.who, { most: 500 }),
		...lengthFault('place', plan.place, { most: 500 }),
		...lengthFault('conditions', plan.conditions, { most: 2000 }),
		...(plan.from_on && plan.to_on && plan.to_on < plan.from_on ? [{ field: 'to_on', key: 'projects_fault_cycle_days' }] : [])
	];
	return { plan, faults };
}

/** What was done and learned, as it was typed; both may still be empty. */
export type TypedStudy = { done: string; learned: string; conditions: string };

export function readStudy(typed: TypedStudy): { study: TypedStudy; faults: Fault[] } {
	const study = { done: prose(typed.done), learned: prose(typed.learned), conditions: prose(typed.conditions) };
	const faults = [
		...lengthFault('done', study.done, { most: 5000 }),
		...lengthFault('learned', study.learned, { most: 5000 }),
		...lengthFault('conditions', study.conditions, { most: 2000 })
	];
	return { study, faults };
}

/** The decision of a cycle as it was typed: it says what was learned, and giving a change up is as good a result as keeping it. */
export function readDecision(typed: { decision: string; learned: string; next_step: string }): {
	decided: { decision: Decision | null; learned: string; next_step: string };
	faults: Fault[];
} {
	const decided = {
		decision: isDecision(typed.decision) ? typed.decision : null,
		learned: prose(typed.learned),
		next_step: prose(typed.next_step)
	};
	const faults = [
		...lengthFault('learned', decided.learned, { least: 3, most: 5000, missing: 'cycle_learned' }),
		...(decided.decision ? [] : [{ field: 'decision', key: 'projects_fault_cycle_decision' }]),
		...lengthFault('next_step', decided.next_step, { most: 1000 })
	];
	return { decided, faults };
}

/** The cycle under which a note is filed by itself: of those being tried on the day the one that began last; a planned one without days otherwise. */
export function runningCycle<Cycle extends { number: number; decision: Decision | null; from_on: Day | null }>(
	cycles: readonly Cycle[],
	today: Day
): Cycle | undefined {
	const open = cycles.filter(({ decision, from_on }) => decision === null && (from_on === null || from_on <= today));
	return open.sort((one, other) => compare(other.from_on ?? '', one.from_on ?? '') || other.number - one.number)[0];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The cycles from the first of a chain to this one: each goes on from the one before. A chain that would bite its tail ends there. */
export function chainOf<Cycle extends { id: string; after_id: string | null }>(cycles: readonly Cycle[], id: string): Cycle[] {
	const chain: Cycle[] = [];
	let next = cycles.find((cycle) => cycle.id === id);
	while (next && !chain.includes(next)) {
		chain.unshift(next);
		const before = next.after_id;
		next = cycles.find((cycle) => cycle.id === before);
	}
	return chain;
}
