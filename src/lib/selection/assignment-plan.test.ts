import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planAssignments, type Available, type ToAssign } from './assignment-plan.ts';

const application = (id: string, changes: Partial<ToAssign> = {}): ToAssign => ({
	id,
	topic: null,
	missing: 2,
	has: [],
	barred: [],
	...changes
});
const reviewer = (id: string, changes: Partial<Available> = {}): Available => ({ id, topics: [], load: 0, at_most: 10, ...changes });
const loads = (assignments: { reviewer: string }[]) => {
	const counted: Record<string, number> = {};
	for (const { reviewer } of assignments) counted[reviewer] = (counted[reviewer] ?? 0) + 1;
	return counted;
};

describe('a balanced assignment', () => {
	test('gives everybody the same', () => {
		const plan = planAssignments(
			['a', 'b', 'c'].map((id) => application(id)),
			['x', 'y', 'z'].map((id) => reviewer(id)),
			'seed'
		);
		expect(plan.unplaced).toEqual([]);
		expect(loads(plan.assignments)).toEqual({ x: 2, y: 2, z: 2 });
	});

	test('levels what was assigned before', () => {
		const plan = planAssignments(
			[application('a', { missing: 1 }), application('b', { missing: 1 })],
			[reviewer('x', { load: 2 }), reviewer('y')],
			's'
		);
		expect(loads(plan.assignments)).toEqual({ y: 2 });
	});

	test('prefers who knows the topic, and takes others when these have their share', () => {
		const maths = ['a', 'b', 'c', 'd'].map((id) => application(id, { topic: 'maths', missing: 1 }));
		const plan = planAssignments(maths, [reviewer('x', { topics: ['maths'] }), reviewer('y', { topics: ['art'] })], 's');
		expect(loads(plan.assignments)).toEqual({ x: 2, y: 2 });
		const one = planAssignments(
			[application('a', { topic: 'art', missing: 1 })],
			[reviewer('x', { topics: ['maths'] }), reviewer('y', { topics: ['art'] })],
			's'
		);
		expect(one.assignments).toEqual([{ application: 'a', reviewer: 'y' }]);
	});

	test('never gives an application to somebody with an interest, nor twice to the same', () => {
		const plan = planAssignments([application('a', { barred: ['x'], has: ['y'], missing: 1 })], [reviewer('x'), reviewer('y')], 's');
		expect(plan).toEqual({ assignments: [], unplaced: [{ application: 'a', missing: 1, why: 'nobody_without_interest' }] });
	});

	test('says where nobody has room', () => {
		const plan = planAssignments(
			['a', 'b'].map((id) => application(id, { missing: 1 })),
			[reviewer('x', { at_most: 1 })],
			's'
		);
		expect(plan.assignments).toHaveLength(1);
		expect(plan.unplaced).toMatchObject([{ missing: 1, why: 'nobody_has_room' }]);
	});

	test('moves an earlier proposal where only so everybody gets a reviewer', () => {
		// Only x may read the second; the first can be read by both, so it has to go to y.
		const plan = planAssignments(
			[
				application('a', { missing: 1 }),
				application('b', { missing: 1, barred: ['y', 'z'] }),
				application('c', { missing: 1, barred: ['x', 'z'] })
			],
			[reviewer('x', { at_most: 1 }), reviewer('y', { at_most: 1 }), reviewer('z', { at_most: 1 })],
			's'
		);
		expect(plan.unplaced).toEqual([]);
		expect(plan.assignments).toContainEqual({ application: 'b', reviewer: 'x' });
		expect(plan.assignments).toContainEqual({ application: 'c', reviewer: 'y' });
		expect(plan.assignments).toContainEqual({ application: 'a', reviewer: 'z' });
	});

	test('is the same for the same seed', () => {
		const applications = Array.from({ length: 40 }, (_, at) => application(`a${at}`));
		const reviewers = Array.from({ length: 7 }, (_, at) => reviewer(`r${at}`, { at_most: 20 }));
		expect(planAssignments(applications, reviewers, 's')).toEqual(planAssignments(applications, reviewers, 's'));
		expect(planAssignments(applications, reviewers, 's')).not.toEqual(planAssignments(applications, reviewers, 't'));
	});

	test('whatever is asked, keeps to interests and room, and leaves nobody out whom it could place', () => {
		const people = ['r0', 'r1', 'r2', 'r3'];
		const asked = fc.record({
			applications: fc.array(
				fc.record({ missing: fc.integer({ min: 1, max: 2 }), barred: fc.subarray(people), topic: fc.constantFrom(null, 'art', 'maths') }),
				{ minLength: 1, maxLength: 7 }
			),
			rooms: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 })
		});
		fc.assert(
			fc.property(asked, ({ applications, rooms }) => {
				const asks = applications.map((one, at) => application(`a${at}`, one));
				const reviewers = people.map((id, at) => reviewer(id, { at_most: rooms[at] ?? 0, topics: at === 0 ? ['art'] : [] }));
				const { assignments, unplaced } = planAssignments(asks, reviewers, 'seed');
				const pairs = assignments.map((one) => `${one.application} ${one.reviewer}`);
				expect(new Set(pairs).size).toBe(pairs.length);
				for (const { application: id, reviewer: by } of assignments) expect(asks.find((one) => one.id === id)?.barred).not.toContain(by);
				const counted = loads(assignments);
				people.forEach((id, at) => expect(counted[id] ?? 0).toBeLessThanOrEqual(rooms[at] ?? 0));
				const lacking = unplaced.reduce((sum, { missing }) => sum + missing, 0);
				expect(assignments.length + lacking).toBe(asks.reduce((sum, { missing }) => sum + missing, 0));
				expect(assignments.length).toBe(mostPossible(asks, reviewers));
			}),
			{ numRuns: 300 }
		);
	});
});

/** How many places can be filled at most: every way is tried. */
function mostPossible(asks: readonly ToAssign[], reviewers: readonly Available[]): number {
	const room = new Map(reviewers.map(({ id, at_most }) => [id, at_most]));
	const known = new Map<string, number>();
	const from = (at: number): number => {
		const ask = asks[at];
		if (!ask) return 0;
		const key = `${at}:${[...room.values()].join()}`;
		const before = known.get(key);
		if (before !== undefined) return before;
		const free = reviewers.filter(({ id }) => !ask.barred.includes(id) && (room.get(id) ?? 0) > 0).map(({ id }) => id);
		const groups = [[], ...free.map((id) => [id]), ...free.flatMap((id, i) => free.slice(i + 1).map((other) => [id, other]))];
		let most = 0;
		for (const group of groups.filter(({ length }) => length <= ask.missing)) {
			for (const id of group) room.set(id, (room.get(id) ?? 0) - 1);
			most = Math.max(most, group.length + from(at + 1));
			for (const id of group) room.set(id, (room.get(id) ?? 0) + 1);
		}
		known.set(key, most);
		return most;
	};
	return from(0);
}
