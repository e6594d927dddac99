import type { Text } from '#platform';
import type { Question } from './question.ts';

type Each = { each?: 'lecturer' };
/** A question as a form has it; one asked `each` lecturer becomes as many questions as there are lecturers. */
export type Asked = Question & Each;

/** When a piece of advice is given: for a mean below a value, or for a share (in percent) that chose something; `otherwise` when none of these holds. */
export type When =
	| { kind: 'mean_below'; question: string; value: number }
	| { kind: 'share_at_least'; question: string; choice: string; percent: number }
	| { kind: 'otherwise' };
export type Advice = { key: string; when: When; title: Text; text: Text };

/**
 * A survey as data: what it asks, when it opens and closes by itself, and what its result advises. `opens_days` are counted from
 * the first half-day for the climate (before it) and are not used for the evaluation, which opens as the last half-day begins;
 * `closes_days` are before the first day for the climate and after the last one for the evaluation.
 */
export type Form = {
	opens_days: number;
	closes_days: number;
	reminds_days: number;
	questions: readonly Asked[];
	advice: readonly Advice[];
};
