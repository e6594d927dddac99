import { expect, test } from 'vitest';
import { criterion, schemeOf } from '../../../tests/support/selection-scheme.ts';
import { rulesOf, type Inputs } from './inputs.ts';
import { propose } from './propose.ts';
import { suggestReasons } from './suggested-reasons.ts';

const scheme = schemeOf({ capacity: 1, criteria: [criterion('need', 3), criterion('plan', 2)] });
const candidate = (id: string, change: object = {}) => ({
	id,
	name: id.repeat(16),
	lot: id,
	eligible: true,
	withdrawn: false,
	priority: false,
	topic: null,
	county: null,
	type: null,
	tie: [],
	...change
});
const inputs = {
	scheme: rulesOf(scheme),
	scheme_version: 1,
	applications: [candidate('a'), candidate('b'), candidate('c', { eligible: false }), candidate('d'), candidate('e')],
	votes: [
		{ application: 'a', reviewer: 'x', points: { need: 4, plan: 4 } },
		// need costs 3 × 1 = 3, plan costs 2 × 3 = 6
		{ application: 'b', reviewer: 'x', points: { need: 3, plan: 1 } },
		{ application: 'e', reviewer: 'x', points: { need: 4, plan: 4 } }
	],
	conflicts: [],
	lots: { seed: '', published_at: null }
} as unknown as Inputs;
const suggested = (id: string, outcome: 'accepted' | 'reserve' | 'rejected') =>
	suggestReasons(scheme, inputs, propose(inputs), id, outcome);

test('the criterion that cost most of the score gives the reason', () => {
	expect(suggested('b', 'reserve')).toEqual(['weak_plan']);
});

test('whoever was not ranked is told why', () => {
	expect(suggested('c', 'rejected')).toEqual(['not_eligible']);
	expect(suggested('d', 'rejected')).toEqual(['too_few_reviews']);
});

test('an accepted school needs no reason; full points and no place: nothing of the scheme explains it but the line', () => {
	expect(suggested('a', 'accepted')).toEqual([]);
	expect(suggested('e', 'reserve')).toEqual([]);
	const withLine = {
		...scheme,
		reasons: [...scheme.reasons, { key: 'the_line', text: { lt: 'Riba', en: '' }, advice: { lt: 'Vėl', en: '' } }]
	};
	expect(suggestReasons(withLine, inputs, propose(inputs), 'e', 'reserve')).toEqual(['the_line']);
});
