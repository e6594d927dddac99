import { expect, test } from 'vitest';
import { fillingOf, measureStanding, waysToFill, type Standing } from './reform.ts';
import type { FormedSchool, Situation } from './situation.ts';

/** Schools on one meridian: a tenth of a degree of latitude is 11,1 km, half a degree 55,6 km, one degree 111,2 km. */
const school = (id: string, latitude: number, difference: Partial<FormedSchool> = {}): FormedSchool => ({
	id,
	application_id: id,
	name: id,
	municipality: '',
	type: id,
	type_words: { lt: id, en: id },
	topic: 'behaviour',
	topic_words: null,
	latitude,
	longitude: 24,
	own_place: true,
	...difference
});
const situation = (...schools: FormedSchool[]): Situation => ({
	networks: 2,
	least: 3,
	most: 3,
	criteria: { distance: 'some', topic: 'some', same_type: 'some' },
	schools,
	wishes: []
});
const network = (network_id: string, ...members: string[]): Standing => ({
	network_id,
	host: members[0] ?? '',
	least: 3,
	most: 3,
	members
});
const rounded = ({ km, ...rest }: { km: number; otherTopic: number; samePairs: number }) => ({ ...rest, km: Math.round(km) });

test('a network that has lost its host meets where it costs the least', () => {
	const facts = situation(school('a', 55), school('b', 55.5), school('c', 56));
	expect(rounded(measureStanding(facts, { host: 'gone', members: ['a', 'b', 'c'] }))).toMatchObject({ km: 111 });
	expect(rounded(measureStanding(facts, { host: 'a', members: ['a', 'b', 'c'] }))).toMatchObject({ km: 167 });
	expect(measureStanding(facts, { host: 'gone', members: [] }).points).toBe(0);
});

test('a place is filled by whoever costs the least, also round a corner', () => {
	// The south is short of one. The newcomer is in the north; of the northern schools one at 55,5 is nearer to the south.
	const schools = [school('s1', 54.5), school('s2', 54.5), school('n1', 56), school('n2', 56), school('n3', 55.5), school('new', 56.1)];
	const networks = [network('south', 's1', 's2'), network('north', 'n1', 'n2', 'n3')];
	const ways = waysToFill(situation(...schools), networks, ['new'], 'south');
	expect(ways.slice(0, 2).map(({ moves, cost, short }) => [moves, Math.round(cost.points), short])).toEqual([
		// new → north: +11; n3 leaves the north: −56; n3 → south: +111.
		[
			[
				{ school_id: 'new', from: null, to: 'north' },
				{ school_id: 'n3', from: 'north', to: 'south' }
			],
			67,
			[]
		],
		// Straight into the south it is 178 km; what moves fewer schools comes before what costs the same round a corner.
		[[{ school_id: 'new', from: null, to: 'south' }], 178, []]
	]);
	// Without a newcomer the north is left incomplete, and told last.
	expect(ways.at(-1)?.short).toEqual(['north']);
	expect(waysToFill(situation(...schools), networks, [], 'south').map(({ short }) => short)).toEqual([['north'], ['north'], ['north']]);
});

test('the cost of moves is told in parts, and can be less than nothing', () => {
	const culture = { topic: 'culture', type: 'gymnasium' };
	const facts = situation(school('a', 55), school('b', 56, { topic: 'culture' }), school('c', 56, culture), school('d', 56, culture));
	const moves = [{ school_id: 'b', from: 'one', to: 'other' }];
	const filling = fillingOf(facts, [network('one', 'a', 'b'), network('other', 'c', 'd')], moves);
	expect(rounded(filling.cost)).toMatchObject({ km: -111, otherTopic: -1, samePairs: 0 });
	expect(Math.round(filling.cost.points)).toBe(-131);
	expect(filling.short).toEqual(['one']);
	const back = fillingOf(facts, [network('one', 'a'), network('other', 'c', 'd', 'b')], [{ school_id: 'b', from: 'other', to: 'one' }]);
	expect(Math.round(back.cost.points)).toBe(131);
});
