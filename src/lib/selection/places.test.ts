import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyInputs, candidate, inputsWith, rulesWith } from '../../../tests/support/selection-inputs.ts';
import type { Candidate, Inputs, Rules } from './inputs.ts';
import { allot, groupsOf } from './places.ts';
import { propose } from './propose.ts';
import { rank } from './ranking.ts';
import type { Quota } from './scheme.ts';

const quota = (by: Quota['by'], value: string, at_least: number | null, at_most: number | null = null): Quota => ({
	by,
	value,
	at_least,
	at_most
});

/** Applications in their order: `Aa` has the topic a, `+` priority. */
const line = (written: string): Candidate[] =>
	written.split(' ').map((one) => candidate(one, { topic: one[1] ?? null, priority: one.endsWith('+') }));
const acceptedOf = (written: string, rules: Partial<Rules>): string =>
	[...allot(line(written), rulesWith(rules))]
		.map(({ id }) => id)
		.toSorted()
		.join(' ');

describe('places go down the ranking, after what groups are promised', () => {
	test.each<[string, string, Partial<Rules>, string]>([
		['no group: the first so many', 'A B C D', { capacity: 2 }, 'A B'],
		['fewer applications than places', 'A B', { capacity: 5 }, 'A B'],
		['a group gets what it has to have at least', 'Aa Ba Ca Db Eb', { capacity: 3, quotas: [quota('topic', 'b', 2)] }, 'Aa Db Eb'],
		['those accepted on their own count', 'Db Aa Ba Eb', { capacity: 3, quotas: [quota('topic', 'b', 1)] }, 'Aa Ba Db'],
		['a group is promised more than it has', 'Aa Ba Cb', { capacity: 2, quotas: [quota('topic', 'b', 5)] }, 'Aa Cb'],
		['a group has at most so many', 'Aa Ba Ca Db', { capacity: 3, quotas: [quota('topic', 'a', null, 1)] }, 'Aa Db'],
		['none at all may be of a group', 'Aa Bb', { capacity: 2, quotas: [quota('topic', 'a', null, 0)] }, 'Bb'],
		[
			'the group written first is served first',
			'Aa Bb Cc',
			{ capacity: 1, quotas: [quota('topic', 'c', 1), quota('topic', 'b', 1)] },
			'Cc'
		],
		[
			'a share for priority, rounded up: 1 of 3 at 33 per cent',
			'A B C D+ E+',
			{ capacity: 3, priority: { kind: 'share', percent: 33 } },
			'A B D+'
		],
		['34 per cent of 3 is more than one: two', 'A B C D+ E+', { capacity: 3, priority: { kind: 'share', percent: 34 } }, 'A D+ E+'],
		['those with priority may get more than their share', 'A+ B+ C', { capacity: 2, priority: { kind: 'share', percent: 50 } }, 'A+ B+'],
		['priority is no group where it comes first', 'A B C+', { capacity: 2, priority: { kind: 'first' } }, 'A B'],
		[
			'what the share gives counts for the limits of the topics',
			'Aa Ba+ Cb',
			{ capacity: 2, priority: { kind: 'share', percent: 50 }, quotas: [quota('topic', 'a', null, 1)] },
			'Ba+ Cb'
		]
	])('%s', (_, order, rules, accepted) => {
		expect(acceptedOf(order, rules)).toBe(accepted);
	});

	test('an application is in several groups at a time', () => {
		// B is the only one of the county; with it the topic a is full, so A – the best – waits.
		const order = [candidate('A', { topic: 'a' }), candidate('B', { topic: 'a', county: 'x' }), candidate('C', { topic: 'b' })];
		const rules = rulesWith({ capacity: 2, quotas: [quota('county', 'x', 1), quota('topic', 'a', null, 1)] });
		expect([...allot(order, rules)].map(({ id }) => id)).toEqual(['B', 'C']);
	});
});

test('those left over wait in the order of the ranking, up to the length of the reserve', () => {
	const inputs = inputsWith(
		['A', 'B', 'C', 'D'].map((name) => candidate(name)),
		{ A: [[1]], B: [[4]], C: [[3]], D: [[2]] },
		{ capacity: 1, reserve: 2 }
	);
	expect(propose(inputs).ranking).toEqual([
		{ application: 'B', rank: 1, points: 12, out_of: 5, place: 'accepted', reserve_place: null },
		{ application: 'C', rank: 2, points: 9, out_of: 5, place: 'reserve', reserve_place: 1 },
		{ application: 'D', rank: 3, points: 6, out_of: 5, place: 'reserve', reserve_place: 2 },
		{ application: 'A', rank: 4, points: 3, out_of: 5, place: 'none', reserve_place: null }
	]);
});

describe('whatever the selection', () => {
	const acceptedIn = (inputs: Inputs) => [
		...allot(
			rank(inputs).ranked.map(({ candidate }) => candidate),
			inputs.scheme
		)
	];
	const memberships = (one: Candidate, rules: Rules) =>
		groupsOf(rules)
			.map(({ has }) => has(one))
			.join();

	test('never more than the capacity, never more of a group than at most', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const accepted = acceptedIn(inputs);
				expect(accepted.length).toBeLessThanOrEqual(inputs.scheme.capacity);
				for (const { has, at_most } of groupsOf(inputs.scheme)) expect(accepted.filter(has).length).toBeLessThanOrEqual(at_most);
			})
		);
	});

	test('a better one never loses a place to a worse one of the same groups', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const accepted = new Set(acceptedIn(inputs));
				const ranked = rank(inputs).ranked.map(({ candidate }) => candidate);
				for (const [place, worse] of ranked.entries())
					if (accepted.has(worse))
						for (const better of ranked.slice(0, place))
							if (memberships(better, inputs.scheme) === memberships(worse, inputs.scheme)) expect(accepted).toContain(better);
			})
		);
	});

	test('no place stays empty that somebody ranked may have', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const accepted = acceptedIn(inputs);
				if (accepted.length >= inputs.scheme.capacity) return;
				const full = groupsOf(inputs.scheme).filter(({ has, at_most }) => accepted.filter(has).length >= at_most);
				const waiting = rank(inputs).ranked.filter(({ candidate }) => !accepted.includes(candidate));
				for (const { candidate } of waiting) expect(full.some(({ has }) => has(candidate))).toBe(true);
			})
		);
	});

	test('more points never lose a place', () => {
		fc.assert(
			fc.property(anyInputs, fc.nat(), (inputs, chosen) => {
				const accepted = acceptedIn(inputs);
				const one = accepted[chosen % accepted.length];
				if (!one) return;
				const votes = inputs.votes.map((vote) => (vote.application === one.id ? { ...vote, points: { ...vote.points, need: 4 } } : vote));
				expect(acceptedIn({ ...inputs, votes })).toContain(one);
			})
		);
	});

	test('the reserve is those ranked without a place, in order, none left out and none doubled', () => {
		fc.assert(
			fc.property(anyInputs, (inputs) => {
				const { ranking } = propose(inputs);
				const left = ranking.filter(({ place }) => place !== 'accepted');
				const length = Math.min(inputs.scheme.reserve ?? Infinity, left.length);
				expect(left.slice(0, length).map(({ reserve_place }) => reserve_place)).toEqual(Array.from({ length }, (_, place) => place + 1));
				expect(left.slice(length).every(({ place, reserve_place }) => place === 'none' && reserve_place === null)).toBe(true);
			})
		);
	});
});
