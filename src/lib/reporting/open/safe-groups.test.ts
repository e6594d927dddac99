import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastPeople, safeGroups, type Group } from './safe-groups.ts';

const groups = (...people: number[]): Group[] => people.map((count, at) => ({ name: `g${at}`, people: count }));

test.each<[string, Group[], [string, number][] | null]>([
	[
		'large ones stay as they are',
		groups(8, 5),
		[
			['g0', 8],
			['g1', 5]
		]
	],
	[
		'a small one is joined with the next, however many that has',
		groups(3, 90, 6),
		[
			['g0 + g1', 93],
			['g2', 6]
		]
	],
	['the last with the one before', groups(9, 4), [['g0 + g1', 13]]],
	['until there are enough', groups(1, 1, 1, 7), [['g0 + g1 + g2 + g3', 10]]],
	[
		'nobody is no group',
		groups(0, 6, 0, 7),
		[
			['g1', 6],
			['g3', 7]
		]
	],
	['fewer than five altogether are told nowhere', groups(2, 2), null],
	['nobody at all', groups(), null]
])('%s', (_, given, told) => {
	expect(safeGroups(given)?.map(({ name, people }) => [name, people]) ?? null).toEqual(told);
});

test('everybody is in one group, in the order that came, and none is below five', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 15 }), (people) => {
			const told = safeGroups(groups(...people)) ?? [];
			const all = people.flatMap((count, at) => (count > 0 ? [`g${at}`] : []));
			if (told.length > 0) expect(told.flatMap(({ name }) => name.split(' + '))).toEqual(all);
			for (const { name, people: count } of told) {
				expect(count).toBeGreaterThanOrEqual(leastPeople);
				expect(count).toBe(name.split(' + ').reduce((sum, one) => sum + (people[Number(one.slice(1))] ?? 0), 0));
			}
		})
	);
});

test('whoever knows how groups are joined works no small one out: something else would be told alike', () => {
	// All of three groups with one to thirty people; of what is told alike no group of one to four has the same people in all.
	const alike = new Map<string, number[][]>();
	const upTo = Array.from({ length: 30 }, (_, at) => at + 1);
	for (const one of upTo)
		for (const two of upTo)
			for (const three of upTo) {
				const told = JSON.stringify(safeGroups(groups(one, two, three)));
				alike.set(told, [...(alike.get(told) ?? []), [one, two, three]]);
			}
	for (const [told, people] of alike) {
		// Larger sums have others beyond thirty.
		if (told === 'null' || people.some((counts) => counts.reduce((sum, one) => sum + one, 0) > 30)) continue;
		for (const at of [0, 1, 2]) {
			const possible = new Set(people.map((counts) => counts[at] as number));
			if (possible.size === 1) expect([...possible][0], told).toBeGreaterThanOrEqual(leastPeople);
		}
	}
});
