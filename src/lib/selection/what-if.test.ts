import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyInputs, candidate, inputsWith } from '../../../tests/support/selection-inputs.ts';
import { propose } from './propose.ts';
import { countsNothing, whatIf, type Trial } from './what-if.ts';

const criteria = ['need', 'plan'].map((key) => ({ key, weight: 1, counted: true, levels: [0, 1, 2, 3, 4] }));
/** A 4 + 0 and 2 + 0, B 2 + 3 and 2 + 1, C 1 + 4 (R1 only); sums of two: A 6 of 4, B 8 of 4, C 5 of 2. Order: C, B, A. */
const inputs = inputsWith(
	[candidate('A', { topic: 'a', priority: true }), candidate('B', { topic: 'b' }), candidate('C', { topic: 'b' })],
	{
		A: [
			[4, 0],
			[2, 0]
		],
		B: [
			[2, 3],
			[2, 1]
		],
		C: [[1, 4]]
	},
	{ criteria, capacity: 2, reserve: 1 }
);
const acceptedUnder = (trial: Trial) =>
	whatIf(inputs, trial)
		.proposal.ranking.filter(({ place }) => place === 'accepted')
		.map(({ application }) => application)
		.join(' ');

describe('what would be otherwise', () => {
	test.each<[string, Trial, string]>([
		['nothing is tried', {}, 'C B'],
		['the plan counts nothing', { weights: { plan: 0 } }, 'A B'],
		['one place less', { capacity: 1 }, 'C'],
		['two places for the topic a', { quotas: [{ by: 'topic', value: 'a', at_least: 2, at_most: null }] }, 'C A'],
		['priority first', { priority: { kind: 'first' } }, 'A C'],
		['without the second reviewer: A 4 of 2, B 5 of 2, C 5 of 2', { without_reviewer: 'R2' }, 'B C'],
		['without the first: C is judged by nobody', { without_reviewer: 'R1' }, 'B A']
	])('%s', (_, trial, accepted) => {
		expect(acceptedUnder(trial)).toBe(accepted);
	});

	test('only those are told whose place is another, with where they were and would be', () => {
		expect(whatIf(inputs, { weights: { plan: 0 } }).changes).toEqual([
			{ application: 'A', from: { rank: 3, place: 'reserve', reserve_place: 1 }, to: { rank: 1, place: 'accepted', reserve_place: null } },
			{ application: 'C', from: { rank: 1, place: 'accepted', reserve_place: null }, to: { rank: 3, place: 'reserve', reserve_place: 1 } }
		]);
		expect(whatIf(inputs, { without_reviewer: 'R1' }).changes).toContainEqual({
			application: 'C',
			from: { rank: 1, place: 'accepted', reserve_place: null },
			to: null
		});
	});
});

test('an application that had too few reviews does not come in because a reviewer is left out', () => {
	const few = inputsWith([candidate('A'), candidate('B')], { A: [[4, 4]], B: [[1], [1]] }, { reviews_at_least: 2 });
	expect(whatIf(few, { without_reviewer: 'R2' }).proposal).toMatchObject({
		ranking: [{ application: 'B' }],
		not_ranked: [{ application: 'A', why: 'too_few_reviews' }]
	});
});

test('rules in which nothing counts are known before anybody is ranked by them', () => {
	const weighing = (need: number, plan: number) => ({
		criteria: [
			{ key: 'need', weight: need, counted: true, levels: [0, 1] },
			{ key: 'plan', weight: plan, counted: false, levels: [0, 1] }
		]
	});
	expect([countsNothing(weighing(0, 5)), countsNothing(weighing(1, 0))]).toEqual([true, false]);
});

test('to try nothing changes nothing, and to try anything changes nothing that is kept', () => {
	fc.assert(
		fc.property(anyInputs, fc.nat(5), (any, weight) => {
			const before = JSON.stringify(any);
			expect(whatIf(any, {})).toEqual({ proposal: propose(any), changes: [] });
			whatIf(any, { weights: { plan: weight }, capacity: 1, without_reviewer: 'R1' });
			expect(JSON.stringify(any)).toBe(before);
		})
	);
});
