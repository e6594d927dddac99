import { expect, test } from 'vitest';
import { group } from '../../../tests/support/situation.ts';
import { countLocked, groupOf, lockExactly, moveSchool, orderLike, swapSchools } from './groups.ts';

const first = (members: readonly string[]) => members[0] ?? '';
const named = (groups: readonly { members: readonly string[] }[]) => groups.map(({ members }) => members.join(''));

test('a moved school leaves one network and comes into the other; both meet where it is best', () => {
	const moved = moveSchool([group('pqr', 'p'), group('stu')], 'p', 1, first);
	expect(named(moved)).toEqual(['qr', 'stup']);
	expect(moved.map(({ host }) => host)).toEqual(['q', 's']);
});

test('two swapped schools change places, each with its lock', () => {
	const swapped = swapSchools([group('pqr', 'q', 'p'), group('stu')], 'p', 'u', first);
	expect(named(swapped)).toEqual(['qru', 'stp']);
	expect(swapped.map(({ locked }) => locked.join(''))).toEqual(['', 'p']);
});

test.each([
	['to the network where it is', moveSchool([group('pqr'), group('stu')], 'p', 0, first)],
	['to a network that is not there', moveSchool([group('pqr'), group('stu')], 'p', 7, first)],
	['of a school that is not there', moveSchool([group('pqr'), group('stu')], 'x', 1, first)],
	['with a school of the same network', swapSchools([group('pqr'), group('stu')], 'p', 'q', first)]
])('a change %s changes nothing', (_, groups) => {
	expect(groups).toEqual([group('pqr'), group('stu')]);
});

test('an emptied network has nobody and keeps its place', () => {
	expect(named(moveSchool([group('p', 'p'), group('stu')], 'p', 1, first))).toEqual(['', 'stup']);
});

test('locks are exactly those that were said, wherever the schools are', () => {
	const locked = lockExactly([group('pqr', 'q', 'p'), group('stu')], ['q', 'u', 'x']);
	expect(locked.map((one) => one.locked.join(''))).toEqual(['q', 'u']);
	expect(countLocked(locked)).toBe(2);
	expect(groupOf(locked, 'x')).toBe(-1);
});

test('new networks stand in the order of those with which they share most schools', () => {
	expect(named(orderLike([group('pqr'), group('stu'), group('xyz')], [group('xyt'), group('stz'), group('pqr')]))).toEqual([
		'pqr',
		'stz',
		'xyt'
	]);
	expect(named(orderLike([group('pqr')], [group('stu'), group('pqx')]))).toEqual(['pqx', 'stu']);
	expect(named(orderLike([], [group('stu')]))).toEqual(['stu']);
});
