import { m } from '#lib/messages/messages.js';
import { number, percent } from '#lib/ui';
import { points, type Concern, type Criteria, type GroupFault, type Level, type Step } from '#networks';

/** The level of a network: „nacionalinis“. */
export const levelWords: Record<Level, () => string> = {
	regional: m.formation_level_regional,
	national: m.formation_level_national,
	international: m.formation_level_international
};

export const concernWords: Record<Concern, () => string> = {
	distance: m.formation_concern_distance,
	topic: m.formation_concern_topic,
	same_type: m.formation_concern_same_type
};

export const stepWords: Record<Step, () => string> = {
	none: m.formation_step_none,
	some: m.formation_step_some,
	much: m.formation_step_much
};

const countWords: Record<Concern, (values: { points: string }) => string> = {
	distance: m.formation_counts_distance,
	topic: m.formation_counts_topic,
	same_type: m.formation_counts_same_type
};

/** What a step of a concern counts, exactly: „kilometras iki tinklo centro – 1 taškas“. */
export const counts = (concern: Concern, step: Step): string =>
	step === 'none' ? m.formation_counts_nothing() : countWords[concern]({ points: number(points[concern][step]) });

/** A concern of the criteria as they stand: „Svarbu: …“. */
export const criterionSaid = (criteria: Criteria, concern: Concern): string => {
	const step = criteria[concern];
	return step === 'none' ? stepWords[step]() : `${stepWords[step]()}: ${counts(concern, step)}`;
};

export const howWords: Record<'computed' | 'moved' | 'locked', () => string> = {
	computed: m.proposal_how_computed,
	moved: m.proposal_how_moved,
	locked: m.proposal_how_locked
};

/** What keeps a proposal from being confirmed, each as a sentence. */
export function faultSentence(fault: GroupFault, nameOf: (school: string) => string): string {
	if (fault.kind === 'wish') {
		const { kind, school_id, other_id } = fault.wish;
		const values = { school: nameOf(school_id), other: nameOf(other_id) };
		return kind === 'together' ? m.proposal_fault_together(values) : m.proposal_fault_apart(values);
	}
	const values = { number: fault.group + 1, by: fault.by };
	return fault.kind === 'too_few' ? m.proposal_fault_too_few(values) : m.proposal_fault_too_many(values);
}

/** „12,4 km“. */
export const kilometres = (km: number): string => m.proposal_km({ km: number(km, undefined, 1) });

/** A difference with its sign: „+3,1“, „−2“, „0“ (L-16: the minus sign, not a dash). */
export function signed(value: number, digits = 0): string {
	const rounded = Number(value.toFixed(digits));
	if (rounded === 0) return '0';
	return `${rounded > 0 ? '+' : '−'}${number(Math.abs(rounded), undefined, digits)}`;
}

/** How much better than this a proposal could be, as far as it is proven. */
export function provenSaid(points: number, bound: number | null): string {
	const rounding = 1e-6 * Math.max(1, points);
	if (bound === null || points < bound - rounding) return m.proposal_proven_unknown();
	return points - bound <= rounding ? m.proposal_proven_best() : m.proposal_proven_within({ gap: percent((points - bound) / points) });
}
