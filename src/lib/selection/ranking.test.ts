import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyInputs, candidate, inputsWith, rulesWith, type Reviews } from '../../../tests/support/selection-inputs.ts';
import type { Candidate, Rules } from './inputs.ts';
import { compare, rank, type Scored } from './ranking.ts';

const orderOf = (applications: Candidate[], reviews: Reviews, rules: Partial<Rules> = {}): string =>
	rank(inputsWith(applications, reviews, rules))
		.ranked.map(({ candidate }) => candidate.id)
		.join(' ');

test('the score is what all reviewers gave together, out of what the weights make possible', () => {
	// need × 3 + plan × 2; style is not counted. A: (4·3 + 1·2) + (3·3 + 2·2) = 27 of 2·5; B: 4·3 + 3·2 = 18 of 5.
	const { ranked } = rank(
		inputsWith([candidate('A'), candidate('B')], {
			A: [
				[4, 1, 0],
				[3, 2, 4]
			],
			B: [[4, 3, 4]]
		})
	);
	expect(ranked.map(({ candidate, points, out_of, rank }) => [rank, candidate.id, points, out_of])).toEqual([
		[1, 'B', 18, 5],
		[2, 'A', 27, 10]
	]);
});

test('a criterion that is only shown moves nobody', () => {
	expect(orderOf([candidate('A'), candidate('B')], { A: [[2, 2, 0]], B: [[2, 2, 4]] })).toBe('A B');
});

test('thirds are equal to thirds, whatever the number of reviews', () => {
	// One of three and two of six are the same score; the lot decides, not a rounding.
	const rules = { criteria: [{ key: 'need', weight: 1, counted: true, levels: [0, 100] }] };
	const reviews = { A: [[1], [0], [0]], B: [[1], [1], [0], [0], [0], [0]] };
	expect(orderOf([candidate('A', { lot: 'b' }), candidate('B', { lot: 'a' })], reviews, rules)).toBe('B A');
	expect(orderOf([candidate('A', { lot: 'a' }), candidate('B', { lot: 'b' })], reviews, rules)).toBe('A B');
});

describe('who comes before whom', () => {
	const both = [candidate('A', { tie: [false, true], lot: '1' }), candidate('B', { priority: true, tie: [true, false], lot: '2' })];
	const [a, b] = both as [Candidate, Candidate];
	const equal = { A: [[2, 2, 0]], B: [[2, 2, 0]] };
	const better = { A: [[4, 2, 0]], B: [[2, 2, 0]] };

	test.each<[string, Candidate[], Reviews, Partial<Rules>, string]>([
		['equals: the smaller lot', both, equal, {}, 'A B'],
		['equals: the fact that decides between them', both, equal, { tie_facts: ['rural'] }, 'B A'],
		['equals: the first of the facts, not the second', both, equal, { tie_facts: ['rural', 'poor'] }, 'B A'],
		['equals in the first fact: the second', [a, { ...b, tie: [false, false] }], equal, { tie_facts: ['rural', 'poor'] }, 'A B'],
		['equals: priority, where it breaks ties', both, equal, { priority: { kind: 'tie_breaker' } }, 'B A'],
		['priority breaks ties only', both, better, { priority: { kind: 'tie_breaker' } }, 'A B'],
		['priority comes first where the scheme says so', both, better, { priority: { kind: 'first' } }, 'B A'],
		['a share of the places changes no order', both, equal, { priority: { kind: 'share', percent: 50 } }, 'A B'],
		['no priority in the scheme', both, equal, { priority: { kind: 'none' } }, 'A B']
	])('%s', (_, applications, reviews, rules, order) => {
		expect(orderOf(applications, reviews, rules)).toBe(order);
	});
});

test('the first reason for not being ranked is told: withdrawn, not eligible, too few reviews', () => {
	const { ranked, not_ranked } = rank(
		inputsWith(
			[
				candidate('A', { withdrawn: true, eligible: false }),
				candidate('B', { eligible: false }),
				candidate('C'),
				candidate('D'),
				candidate('E')
			],
			{ A: [[4, 4, 4]], D: [[4, 4, 4]], E: [[0], [0]] },
			{ reviews_at_least: 2 }
		)
	);
	expect(ranked.map(({ candidate }) => candidate.id)).toEqual(['E']);
	expect(not_ranked).toEqual([
		{ application: 'A', why: 'withdrawn' },
		{ application: 'B', why: 'not_eligible' },
		{ application: 'C', why: 'too_few_reviews' },
		{ application: 'D', why: 'too_few_reviews' }
	]);
});

test('scores too large for a number of the machine are compared exactly', () => {
	// 9007199254740991 of 9007199254740992 is a hair more than 9007199254740990 of 9007199254740991.
	const scored = (points: number, out_of: number, lot: string): Scored => ({ candidate: candidate(lot), points, out_of });
	const more = scored(9007199254740990, 9007199254740991, 'b');
	const less = scored(9007199254740989, 9007199254740990, 'a');
	expect(compare(more, less, rulesWith())).toBeLessThan(0);
	expect(compare(less, more, rulesWith())).toBeGreaterThan(0);
});

describe('whatever the selection', () => {
	test('everybody is ranked or named with the reason, once', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const { ranked, not_ranked } = rank(inputs);
				const named = [...ranked.map(({ candidate }) => candidate.id), ...not_ranked.map(({ application }) => application)];
				expect(named.toSorted()).toEqual(inputs.applications.map(({ id }) => id));
			})
		);
	});

	test('the order does not hang on the order in which applications and reviews are written', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const turned = { ...inputs, applications: inputs.applications.toReversed(), votes: inputs.votes.toReversed() };
				expect(rank(turned).ranked).toEqual(rank(inputs).ranked);
			})
		);
	});

	test('nothing that was looked at is changed', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const before = JSON.stringify(inputs);
				rank(inputs);
				expect(JSON.stringify(inputs)).toBe(before);
			})
		);
	});
});
