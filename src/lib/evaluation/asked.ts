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

/** Around which day a survey goes out: some days before the first one, as the last half-day begins, or some days after the last. */
export type Goes = 'before_first' | 'on_last' | 'after_last';

/**
 * A survey as data: what it asks, when it opens and closes by itself, and what its result advises. `opens_days` and `closes_days`
 * are counted from the first day backwards (`before_first`) or from the last one on; what goes out `on_last` opens as the last
 * half-day begins, whatever `opens_days` say.
 */
export type Form = {
	goes: Goes;
	opens_days: number;
	closes_days: number;
	reminds_days: number;
	questions: readonly Asked[];
	advice: readonly Advice[];
};
