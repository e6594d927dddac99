import { expect, test } from 'vitest';
import { evaluateGroups } from './evaluate.ts';
import type { NetworksInstance } from './instance.ts';
import { understandNetworks } from './understand.ts';

const read = understandNetworks({
	metric: 'euclidean-floor',
	groups: 2,
	size: { min: 2, max: 3 },
	points: [
		{ id: 'a', at: [0, 0], topic: 'reading', type: 'primary' },
		{ id: 'b', at: [3, 4], topic: 'digital', type: 'primary' },
		{ id: 'c', at: [1, 1], type: 'primary' },
		{ id: 'd', at: [20, 0], topic: 'reading' },
		{ id: 'e', at: [26, 0], topic: 'reading' }
	],
	apart: [['a', 'd']],
	together: [['d', 'e']],
	fixed: [{ id: 'b', with: 'a' }],
	weights: { distance: 2, topic: 10, sameType: 3 }
});
const instance = (read.ok ? read.value : undefined) as NetworksInstance;

test('a plan is added up by hand: ways, other topics, pairs of a type', () => {
	const evaluation = evaluateGroups(instance, [
		{ host: 'a', members: ['a', 'b', 'c'] },
		{ host: 'd', members: ['d', 'e'] }
	]);
	// To a: 5 and 1; to d: 6. Of other topics than a: b, and c, which has none. Pairs of a type: ab, ac, bc; d and e have no type.
	expect(evaluation.parts).toEqual({ distance: 2 * 12, topic: 20, sameType: 9 });
	expect(evaluation.objective).toBe(53);
	expect(evaluation.faults).toEqual([]);
	expect(evaluation.groups[0]).toMatchObject({
		weight: 3,
		objective: 41,
		members: [
			{ id: 'a', distance: 0, topicDiffers: false },
			{ id: 'b', distance: 5, topicDiffers: true },
			{ id: 'c', distance: 1, topicDiffers: true }
		],
		sameType: [
			['a', 'b'],
			['a', 'c'],
			['b', 'c']
		]
	});
});

test('every broken rule is told with its points', () => {
	const { faults } = evaluateGroups(instance, [
		{ host: 'c', members: ['a', 'd', 'e', 'x'] },
		{ host: 'b', members: ['b'] }
	]);
	expect(faults).toEqual([
		{ rule: 'placed_once', points: ['c'] },
		{ rule: 'unknown_point', points: ['x'] },
		{ rule: 'host_not_member', points: ['c'] },
		{ rule: 'size_min', points: ['b'] },
		{ rule: 'apart', points: ['a', 'd'] },
		{ rule: 'fixed', points: ['b', 'a'] }
	]);
});
