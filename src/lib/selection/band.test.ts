import { describe, expect, test } from 'vitest';
import { candidate, inputsWith, type Reviews } from '../../../tests/support/selection-inputs.ts';
import { stabilityBand, type Cause } from './band.ts';
import type { Candidate, Rules } from './inputs.ts';

const criteria = ['need', 'plan'].map((key) => ({ key, weight: 1, counted: true, levels: [0, 1, 2, 3, 4] }));
const bandOf = (reviews: Reviews, rules: Partial<Rules> = {}, change: Record<string, Partial<Candidate>> = {}) =>
	stabilityBand(
		inputsWith(
			Object.keys(reviews).map((name) => candidate(name, change[name])),
			reviews,
			{ criteria, capacity: 1, ...rules }
		)
	);
const causes = (band: ReturnType<typeof bandOf>): Record<string, Cause[]> =>
	Object.fromEntries(band.map((one) => [one.application, one.causes]));
const both = (needPlan: number[]) => [needPlan, needPlan];

describe('who stands on the line', () => {
	test('nobody, where the places are far apart', () => {
		expect(bandOf({ A: both([4, 4]), B: both([0, 0]) })).toEqual([]);
	});

	test('whose place depends on one reviewer', () => {
		// Together A 8, B 7; without R1 A has 0 and B 3 of 2; without R2 A has 8, B 4.
		const band = bandOf({
			A: [
				[4, 4],
				[0, 0]
			],
			B: [
				[2, 2],
				[1, 2]
			]
		});
		expect(band).toEqual([
			{ application: 'A', accepted: true, causes: [{ kind: 'reviewer', reviewer: 'R1' }] },
			{ application: 'B', accepted: false, causes: [{ kind: 'reviewer', reviewer: 'R1' }] }
		]);
	});

	test('whose place depends on one weight', () => {
		// A 10 + 9, B 8 + 10. With need at 51 per cent A 5.1 + 9 = 14.1, B 4.08 + 10 = 14.08; at 40 per cent A 13, B 13.2.
		const ten = criteria.map((criterion) => ({ ...criterion, levels: [0, 10] }));
		const reviews = { A: both([10, 9]), B: both([8, 10]) };
		expect(bandOf(reviews, { criteria: ten, weight_step: 10 })).toEqual([]);
		expect(bandOf(reviews, { criteria: ten, weight_step: 49 })).toEqual([]);
		expect(causes(bandOf(reviews, { criteria: ten, weight_step: 60 }))).toEqual({
			A: [{ kind: 'weight', criterion: 'need', per_cent: -60 }],
			B: [{ kind: 'weight', criterion: 'need', per_cent: -60 }]
		});
	});

	test('everybody who is equal where only some have a place, the one in the middle too', () => {
		const reviews = { A: both([2, 2]), B: both([2, 2]), C: both([2, 2]), D: both([4, 4]) };
		expect(causes(bandOf(reviews, { capacity: 3 }))).toEqual({ A: [{ kind: 'lots' }], B: [{ kind: 'lots' }], C: [{ kind: 'lots' }] });
	});

	test('not equals whom something else tells apart', () => {
		const reviews = { A: both([2, 2]), B: both([2, 2]) };
		expect(bandOf(reviews, { tie_facts: ['rural'] }, { A: { tie: [true] }, B: { tie: [false] } })).toEqual([]);
	});

	test('equals of different groups when the lots of the whole line turn', () => {
		const reviews = { A: both([2, 2]), B: both([2, 2]) };
		const quotas = [{ by: 'topic' as const, value: 'a', at_least: null, at_most: 1 }];
		expect(causes(bandOf(reviews, { quotas }, { A: { topic: 'a' }, B: { topic: 'b' } }))).toEqual({
			A: [{ kind: 'lots' }],
			B: [{ kind: 'lots' }]
		});
	});
});

test('what only weighs one thing is not turned into nothing', () => {
	const one = [{ key: 'need', weight: 1, counted: true, levels: [0, 4] }];
	expect(bandOf({ A: both([2]), B: both([1]) }, { criteria: one, weight_step: 50 })).toEqual([]);
});
