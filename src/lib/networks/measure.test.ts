import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { degree, group, row } from '../../../tests/support/situation.ts';
import { faultsOf } from './faults.ts';
import { bestHost, measure, measureGroup } from './measure.ts';
import { applyShift, shiftsOf } from './shifts.ts';
import { sharedTopic } from './topic.ts';
import { whyHere } from './why.ts';

const km = (tenths: number) => (degree * tenths) / 10;

describe('a network', () => {
	test('is measured by the ways to its host, other problems and pairs of one type', () => {
		const { km: ways, otherTopic, samePairs, points } = measureGroup(row, group('qrs', 'r'));
		expect(ways).toBeCloseTo(km(2), 9);
		expect([otherTopic, samePairs]).toEqual([1, 1]);
		expect(points).toBeCloseTo(km(2) + 20 + 10, 9);
	});

	test('counts only what matters', () => {
		const criteria = { distance: 'none', topic: 'much', same_type: 'none' } as const;
		expect(measureGroup({ ...row, criteria }, group('qrs', 'r')).points).toBe(60);
	});

	test('meets where that makes the fewest points; of equals where it was named first', () => {
		expect(bestHost(row, ['p', 'q', 'r'])).toBe('q');
		expect(bestHost(row, ['r', 's', 't'])).toBe('s');
		expect(bestHost(row, ['q', 'r'])).toBe('q');
	});

	test('shares the problem of most of its schools, of equals that of its host', () => {
		expect(sharedTopic(row, group('qrs'))).toMatchObject({ code: 'a', schools: 2 });
		expect(sharedTopic(row, { host: 's', members: ['q', 'r', 's', 't'] })).toMatchObject({ code: 'b', schools: 2 });
		expect(sharedTopic(row, { host: 's', members: ['q', 's'] })).toBeNull();
		expect(sharedTopic({ schools: row.schools.map((school) => ({ ...school, topic: null })) }, group('qrs'))).toBeNull();
	});
});

test('what a swap would cost: both networks before and after', () => {
	const [none, shifts] = shiftsOf(row, [group('pqr', 'q'), group('stu', 't')], 'r');
	expect(none).toEqual([]);
	const swap = shifts?.find(({ other }) => other === 's');
	// Before: 2 + 2 tenths, no other problems, one pair (q r) and one (t u). After: p q s around q 1 + 2, r t u around t 2 + 1.
	expect(swap?.before.km).toBeCloseTo(km(4), 9);
	expect(swap?.after.km).toBeCloseTo(km(6), 9);
	expect([swap?.before.otherTopic, swap?.after.otherTopic]).toEqual([0, 2]);
	expect([swap?.before.samePairs, swap?.after.samePairs]).toEqual([2, 4]);
	expect(swap?.change.points).toBeCloseTo(km(2) + 40 + 20, 9);
	expect(swap?.faults).toBe(0);
	expect(shifts?.find(({ other }) => other === null)).toMatchObject({ faults: 2 });
	expect(shifts?.map(({ faults }) => faults)).toEqual([0, 0, 0, 2]);
});

test('every shift changes the whole by exactly what it says', () => {
	const schools = row.schools.map(({ id }) => id);
	fc.assert(
		fc.property(fc.shuffledSubarray(schools, { minLength: 6, maxLength: 6 }), fc.constantFrom(...schools), (order, school) => {
			const groups = [order.slice(0, 3), order.slice(3)].map((members) => ({ host: bestHost(row, members), members, locked: [] }));
			for (const shift of shiftsOf(row, groups, school).flat()) {
				const after = applyShift(row, groups, { school, to: shift.to, other: shift.other });
				expect(measure(row, after).points - measure(row, groups).points).toBeCloseTo(shift.change.points, 6);
				expect(faultsOf(row, after).length - faultsOf(row, groups).length).toBe(shift.faults);
			}
		}),
		{ numRuns: 60, seed: 41 }
	);
});

describe('why a school is here', () => {
	const groups = [group('pqr', 'q', 'r'), group('stu', 't')];

	test('tells the way, the nearer host of another network, and what is shared', () => {
		const wishes = [
			{ kind: 'together', school_id: 'p', other_id: 'r' },
			{ kind: 'apart', school_id: 'r', other_id: 'u' }
		] as const;
		const why = whyHere({ ...row, wishes: [...wishes] }, groups, 'r');
		expect(why).toMatchObject({ group: 0, host: 'q', is_host: false, nearer: null, shares_topic: true, same_topic: 2, same_type: 1 });
		expect(why).toMatchObject({ locked: true, together: ['p'], apart: ['u'] });
		expect(why?.km).toBeCloseTo(km(1), 9);
	});

	test('a nearer host elsewhere is named', () => {
		const why = whyHere(row, [group('pqs', 'q'), group('rtu', 't')], 's');
		expect(why).toMatchObject({ nearer: { group: 1, host: 't' }, shares_topic: false, same_topic: 0 });
		expect(why?.nearer?.km).toBeCloseTo(km(1), 9);
	});

	test('of a school that is nowhere nothing is told', () => {
		expect(whyHere(row, groups, 'x')).toBeNull();
	});
});
