import { expect, test } from 'vitest';
import type { Criteria } from './criteria.ts';
import { bestHost, costOf, fillingOf, waysToFill, type Belonging, type Standing } from './reform.ts';

const criteria: Criteria = { distance: 'some', topic: 'some', same_type: 'some' };
/** Schools on one meridian: a tenth of a degree of latitude is 11,1 km, half a degree 55,6 km, one degree 111,2 km. */
const school = (school_id: string, lat: number, difference: Partial<Belonging> = {}): Belonging => ({
	school_id,
	school: school_id,
	at: { lat, lon: 24 },
	topic: 'behaviour',
	type: school_id,
	...difference
});
const network = (network_id: string, schools: Belonging[], least = 3): Standing => ({
	network_id,
	host: schools[0]?.school_id ?? '',
	schools_least: least,
	schools_most: least,
	schools
});

test('a network costs its kilometres, problems other than the host’s, and pairs of one type', () => {
	const schools = [
		school('a', 55, { type: 'gymnasium' }),
		school('b', 56, { type: 'gymnasium', topic: 'culture' }),
		school('c', 55.5, { type: 'gymnasium' }),
		school('d', 55, { topic: null })
	];
	expect(costOf(network('n', schools), criteria)).toEqual({ kilometres: 111 + 56, topic: 2, pairs: 3 });
});

test('a network that has lost its host meets where it costs the least', () => {
	const schools = [school('a', 55), school('b', 55.5), school('c', 56)];
	expect(bestHost(schools, criteria)?.school_id).toBe('b');
	expect(costOf({ host: 'gone', schools }, criteria)).toEqual({ kilometres: 112, topic: 0, pairs: 0 });
	expect(costOf({ host: 'gone', schools: [] }, criteria)).toEqual({ kilometres: 0, topic: 0, pairs: 0 });
});

test('a place is filled by whoever costs the least, also round a corner', () => {
	// South is short of one. The newcomer is in the north; the northern school at 55,5 is nearer to the south.
	const south = network('south', [school('s1', 54.5), school('s2', 54.5)]);
	const north = network('north', [school('n1', 56), school('n2', 56), school('n3', 55.5)]);
	const ways = waysToFill([south, north], [school('new', 56.1)], 'south', criteria);
	expect(ways.slice(0, 2).map(({ moves, points, short }) => [moves, points, short])).toEqual([
		// new → north: +11; n3 leaves the north: −56; n3 → south: +111.
		[
			[
				{ school_id: 'new', from: null, to: 'north' },
				{ school_id: 'n3', from: 'north', to: 'south' }
			],
			11 - 56 + 111,
			[]
		],
		// Straight into the south it is 178 km; what moves fewer schools comes before what costs the same round a corner.
		[[{ school_id: 'new', from: null, to: 'south' }], 178, []]
	]);
	// Without a newcomer the north is left incomplete, and told last.
	expect(ways.at(-1)?.short).toEqual(['north']);
	expect(waysToFill([south, north], [], 'south', criteria).every(({ short }) => short.length === 1)).toBe(true);
});

test('the cost of moves is told in parts, and can be less than nothing', () => {
	const one = network('one', [school('a', 55), school('b', 56, { topic: 'culture' })]);
	const other = network('other', [school('c', 56, { topic: 'culture', type: 'x' }), school('d', 56, { topic: 'culture', type: 'x' })]);
	const moves = [{ school_id: 'b', from: 'one', to: 'other' }];
	expect(fillingOf([one, other], [], moves, criteria)).toMatchObject({
		cost: { kilometres: -111, topic: -1, pairs: 0 },
		points: -131,
		short: ['one']
	});
});
