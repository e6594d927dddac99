import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clashesIn, evaluateGroups, understandNetworks, type NetworksInstance } from '#planning';
import { group, row } from '../../../tests/support/situation.ts';
import { compareProposals } from './comparison.ts';
import { somethingMatters, weightsOf } from './criteria.ts';
import type { Group } from './groups.ts';
import { bestHost, measure } from './measure.ts';
import { problemOf } from './problem.ts';
import type { Situation } from './situation.ts';

const understood = (situation: Situation, locks: Group[] = []): NetworksInstance => {
	const read = understandNetworks(problemOf(situation, locks));
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
};

test('the problem is written as the engine reads it', () => {
	const wishes = [
		{ kind: 'apart', school_id: 'p', other_id: 'q' },
		{ kind: 'together', school_id: 'r', other_id: 'gone' }
	] as const;
	const problem = problemOf({ ...row, wishes: [...wishes] });
	expect(problem).toMatchObject({
		groups: 2,
		size: { min: 3, max: 3 },
		apart: [['p', 'q']],
		together: [],
		fixed: [],
		weights: { distance: 1, topic: 20, sameType: 10 }
	});
	expect(problem.points[3]).toEqual({ id: 's', at: [55.3, 24], weight: 1, topic: 'b', type: 'basic' });
	expect(understood(row).points).toHaveLength(6);
});

test('schools locked in one network stay together, those locked in different ones apart', () => {
	const { fixed, apart } = problemOf(row, [group('pqr', 'q', 'pr'), group('stu', 't', 't'), group('xyz', 'x', 'x')]);
	expect(fixed).toEqual([{ id: 'r', with: 'p' }]);
	expect(apart).toEqual([['p', 't']]);
});

test('what is measured here is what the engine counts, whatever matters', () => {
	const step = fc.constantFrom('none', 'some', 'much');
	const criteria = fc.record({ distance: step, topic: step, same_type: step });
	const order = fc.shuffledSubarray(
		row.schools.map(({ id }) => id),
		{ minLength: 6, maxLength: 6 }
	);
	fc.assert(
		fc.property(criteria, order, (matters, schools) => {
			const situation = { ...row, criteria: matters };
			const groups = [schools.slice(0, 3), schools.slice(3)].map((members) => ({
				host: bestHost(situation, members),
				members,
				locked: []
			}));
			expect(measure(situation, groups).points).toBeCloseTo(evaluateGroups(understood(situation), groups).objective, 6);
		}),
		{ numRuns: 60, seed: 6 }
	);
});

test('locks that contradict a wish are a clash that names the schools', () => {
	const apart = { ...row, wishes: [{ kind: 'apart', school_id: 'p', other_id: 'q' } as const] };
	expect(clashesIn(understood(apart))).toEqual([]);
	const clashes = clashesIn(understood(apart, [group('pqr', 'q', 'pq'), group('stu', 't')]));
	expect(clashes.length).toBeGreaterThan(0);
	expect(JSON.stringify(clashes.map(({ values }) => values))).toMatch(/"p".*"q"|"q".*"p"/);
});

test('the steps are the numbers that the page shows', () => {
	expect(weightsOf({ distance: 'much', topic: 'none', same_type: 'much' })).toEqual({ distance: 2, topic: 0, sameType: 30 });
	expect(somethingMatters({ distance: 'none', topic: 'none', same_type: 'none' })).toBe(false);
	expect(somethingMatters({ distance: 'none', topic: 'none', same_type: 'some' })).toBe(true);
});

test('proposals are compared by what they share, not by their numbers', () => {
	const one = { situation: row, groups: [group('pqr', 'q'), group('stu', 't')] };
	const turned = { situation: row, groups: [group('stp', 't'), group('qru', 'r')] };
	const { differences, other, change } = compareProposals(one, turned);
	expect(other.map(({ members }) => members.join(''))).toEqual(['qru', 'stp']);
	expect(differences).toEqual([
		{ school: 'p', from: 0, to: 1 },
		{ school: 'u', from: 1, to: 0 }
	]);
	expect(change.otherTopic).toBe(2);
	expect(compareProposals(one, { situation: row, groups: one.groups.toReversed() }).differences).toEqual([]);
});

test('a school of one proposal only is named', () => {
	const fewer = { situation: { ...row, schools: row.schools.slice(0, 5) }, groups: [group('pqr', 'q'), group('st', 't')] };
	expect(compareProposals({ situation: row, groups: [group('pqr'), group('stu')] }, fewer)).toMatchObject({
		only_one: ['u'],
		only_other: [],
		differences: []
	});
});
