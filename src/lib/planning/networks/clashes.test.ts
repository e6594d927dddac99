import { expect, test } from 'vitest';
import { clashesIn } from './clashes.ts';
import type { NetworksInstance } from './instance.ts';
import { understandNetworks } from './understand.ts';

/** Six points of weight 1 in two groups, unless said otherwise. */
function problem(difference: Record<string, unknown>): NetworksInstance {
	const points = [1, 2, 3, 4, 5, 6].map((number) => ({ id: `p${number}`, at: [number, 0] }));
	const read = understandNetworks({ metric: 'euclidean-floor', groups: 2, points, ...difference });
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
}

test('a problem whose rules can be kept has no clash', () => {
	expect(clashesIn(problem({ size: { min: 3, max: 3 }, apart: [['p1', 'p2']], together: [['p3', 'p4']] }))).toEqual([]);
});

test.each([
	['more groups than points', { groups: 7 }, [{ key: 'networks_more_groups_than_points', values: { groups: 7, points: 6 } }]],
	[
		'points that must be together leave too few for so many groups',
		{
			groups: 5,
			together: [
				['p1', 'p2'],
				['p2', 'p3']
			]
		},
		[{ key: 'networks_more_groups_than_sets', values: { groups: 5, sets: 4, points: ['p1', 'p2', 'p3'] } }]
	],
	['too many points for the groups', { size: { max: 2 } }, [{ key: 'networks_too_heavy_in_all', values: { total: 6, groups: 2, max: 2 } }]],
	['too few points for the groups', { size: { min: 4 } }, [{ key: 'networks_too_light_in_all', values: { total: 6, groups: 2, min: 4 } }]],
	[
		'points that must be together are too heavy',
		{
			size: { max: 3 },
			together: [
				['p1', 'p2'],
				['p3', 'p4']
			],
			fixed: [{ id: 'p2', with: 'p3' }]
		},
		[{ key: 'networks_together_too_heavy', values: { points: ['p1', 'p2', 'p3', 'p4'], weight: 4, max: 3 } }]
	],
	[
		'points must be apart and are bound together by a chain, told in its order',
		{
			apart: [['p1', 'p4']],
			together: [
				['p1', 'p2'],
				['p3', 'p2']
			],
			fixed: [{ id: 'p4', with: 'p3' }]
		},
		[{ key: 'networks_apart_and_together', values: { one: ['p1'], other: ['p4'], chain: ['p1', 'p2', 'p3', 'p4'] } }]
	],
	[
		'a lock contradicts a pair that must be apart',
		{ apart: [['p1', 'p2']], fixed: [{ id: 'p1', with: 'p2' }] },
		[{ key: 'networks_apart_and_together', values: { one: ['p1'], other: ['p2'], chain: ['p1', 'p2'] } }]
	],
	[
		'more points apart from each other than groups, one of them by a point that it must be with',
		{
			apart: [
				['p1', 'p2'],
				['p2', 'p3'],
				['p3', 'p4']
			],
			together: [['p1', 'p4']]
		},
		[{ key: 'networks_too_many_apart', values: { points: ['p1', 'p2', 'p3'], groups: 2 } }]
	]
])('%s', (_, difference, clashes) => {
	expect(clashesIn(problem(difference))).toEqual(clashes);
});

test('a single point that is too heavy is named with its weight', () => {
	const points = [
		{ id: 'small', at: [0, 0] },
		{ id: 'big', at: [1, 0], weight: 9 }
	];
	expect(clashesIn(problem({ points, size: { max: 8 } }))).toEqual([
		{ key: 'networks_point_too_heavy', values: { point: ['big'], weight: 9, max: 8 } }
	]);
});
