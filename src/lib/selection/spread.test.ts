import { describe, expect, test } from 'vitest';
import { candidate, inputsWith } from '../../../tests/support/selection-inputs.ts';
import { spreadOf } from './spread.ts';

const names = ['A', 'B', 'C'].map((name) => candidate(name));
const criteria = [
	{ key: 'need', weight: 1, counted: true, levels: [0, 4] },
	{ key: 'plan', weight: 3, counted: true, levels: [0, 4] },
	{ key: 'style', weight: 9, counted: false, levels: [0, 4] }
];
/** Scores (need + 3·plan) ÷ 4. A: 4 and 2; B: 3 and 2; C: 4 and 1. R1 is higher by 2, 1 and 3: by 2 on the average. */
const inputs = inputsWith(
	names,
	{
		A: [
			[4, 4, 0],
			[2, 2, 4]
		],
		B: [
			[0, 4, 0],
			[2, 2, 4]
		],
		C: [
			[4, 4, 0],
			[1, 1, 4]
		]
	},
	{ criteria }
);

describe('how far reviewers are apart', () => {
	test('is told for each application beside its mean', () => {
		const { sample, applications } = spreadOf(inputs, 3);
		expect(sample).toBe(3);
		expect(applications.map(({ application, mean, range }) => [application, mean, range])).toEqual([
			['A', 3, 2],
			['B', 2.5, 1],
			['C', 2.5, 3]
		]);
		// Two numbers 2 apart stand 1 from their mean each: √(2 ÷ 1).
		expect(applications[0]?.deviation).toBeCloseTo(Math.SQRT2, 12);
	});

	test('severity is the mean difference from colleagues on the same applications', () => {
		expect(spreadOf(inputs, 3).reviewers).toEqual([
			{ reviewer: 'R1', reviews: 3, shared: 3, severity: 2 },
			{ reviewer: 'R2', reviews: 3, shared: 3, severity: -2 }
		]);
	});

	test('without severity the reviewers of A would meet at 2 and 4, those of B at 1 and 4', () => {
		expect(spreadOf(inputs, 3).applications.map(({ adjusted }) => adjusted)).toEqual([3, 2.5, 2.5]);
		const lopsided = { ...inputs, votes: inputs.votes.filter(({ application, reviewer }) => application !== 'C' || reviewer === 'R1') };
		// Two shared: R1 is 1.5 higher. C, seen by R1 alone, has 4 and would have 2.5.
		expect(spreadOf(lopsided, 3).applications.map(({ adjusted }) => adjusted)).toEqual([null, null, null]);
		const { applications } = spreadOf({ ...lopsided, votes: lopsided.votes }, 2);
		expect(applications.find(({ application }) => application === 'C')).toEqual({
			application: 'C',
			reviews: 1,
			mean: 4,
			adjusted: 2.5,
			range: null,
			deviation: null
		});
	});

	test('below the minimum nothing is concluded: raw means only', () => {
		const { applications, reviewers } = spreadOf(inputs, 4);
		expect(applications.every(({ adjusted, range, deviation }) => adjusted === null && range === null && deviation === null)).toBe(true);
		expect(reviewers.map(({ severity }) => severity)).toEqual([null, null]);
	});

	test('where nobody has judged yet there is nothing', () => {
		expect(spreadOf({ ...inputs, votes: [] }, 3)).toEqual({ sample: 0, applications: [], reviewers: [] });
	});
});
