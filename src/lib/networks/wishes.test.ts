import { describe, expect, test } from 'vitest';
import { group, row } from '../../../tests/support/situation.ts';
import { faultsOf } from './faults.ts';
import { misfit, type Wish } from './situation.ts';
import { contradiction, misfitTogether } from './wishes.ts';

const together = (school_id: string, other_id: string): Wish => ({ kind: 'together', school_id, other_id });
const apart = (school_id: string, other_id: string): Wish => ({ kind: 'apart', school_id, other_id });

describe('wishes', () => {
	test.each<[string, Wish[], Wish, string[] | null]>([
		['two about other schools', [together('p', 'q')], apart('r', 's'), null],
		['the opposite about the same two', [together('p', 'q')], apart('p', 'q'), ['p', 'q']],
		['apart what belongs together over a third', [together('p', 'q'), together('q', 'r')], apart('p', 'r'), ['p', 'q', 'r']],
		['together what would join two that are apart', [apart('p', 'r'), together('p', 'q')], together('q', 'r'), ['p', 'q', 'r']],
		['apart in a ring', [apart('p', 'q'), apart('q', 'r')], apart('p', 'r'), null]
	])('%s', (_, standing, added, chain) => {
		expect(contradiction(standing, added)).toEqual(chain);
	});

	test('schools that belong together step by step must fit in a network', () => {
		const wishes = [together('p', 'q'), together('s', 'r'), together('q', 'r')];
		expect(misfitTogether(wishes, 4)).toBeNull();
		expect(misfitTogether(wishes, 3)?.toSorted()).toEqual(['p', 'q', 'r', 's']);
	});
});

describe('what keeps a division from being confirmed', () => {
	test('sizes that are not right (B-02) and wishes that are not kept', () => {
		const situation = { ...row, wishes: [together('p', 's'), apart('t', 'u'), apart('p', 'u')] };
		expect(faultsOf(situation, [group('pq'), group('rstu')])).toEqual([
			{ kind: 'too_few', group: 0, by: 1 },
			{ kind: 'too_many', group: 1, by: 1 },
			{ kind: 'wish', wish: together('p', 's') },
			{ kind: 'wish', wish: apart('t', 'u') }
		]);
		expect(faultsOf(row, [group('pqr'), group('stu')])).toEqual([]);
	});

	test.each([
		[41, { too: 'few', by: 1 }],
		[42, null],
		[43, { too: 'many', by: 1 }]
	])('%i schools for seven networks of six', (schools, expected) => {
		expect(misfit(schools, { networks: 7, least: 6, most: 6 })).toEqual(expected);
	});

	test('sizes from five to six leave room', () => {
		expect([35, 38, 42].map((schools) => misfit(schools, { networks: 7, least: 5, most: 6 }))).toEqual([null, null, null]);
		expect(misfit(34, { networks: 7, least: 5, most: 6 })).toEqual({ too: 'few', by: 1 });
	});
});
