import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateTrainings, understandTrainings, type Placement, type TrainingsInstance } from '#planning';
import { checkedByContract, smallProblems } from '../../../../../tests/support/trainings.ts';
import { bestByTrying } from '../../../../../tests/support/trainings-brute-force.ts';
import type { Limits } from '../../progress.ts';
import { boardOf } from '../../trainings/board.ts';
import { grainOf } from '../../trainings/dual.ts';
import { loadSolver } from '../solver.ts';
import { incumbentOf } from './incumbent.ts';
import { searchExactly } from './search.ts';
import { solveTrainings } from './solve.ts';

/** Solves with a clock that stands still, so that the same comes out on every machine. */
const solve = (instance: TrainingsInstance, options: Partial<Limits> & { current?: readonly Placement[] } = {}) =>
	solveTrainings(
		instance,
		{ seconds: 3600, seed: 0, ...options },
		{ seconds: () => 0, shouldStop: () => false, onProgress: () => undefined, onPlan: () => undefined }
	);

function contractInstance(name: string): TrainingsInstance {
	const read = understandTrainings(JSON.parse(readFileSync(`docs/contracts/trainings/${name}.json`, 'utf8')));
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
}

test('small problems of every kind are solved to the optimum that trying everything finds, and proven', { timeout: 60_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(smallProblems, async ({ instance, current }) => {
			const best = bestByTrying(instance, current);
			const solved = await solve(instance, { current });
			expect(solved.kind).toBe(best === null ? 'impossible' : 'found');
			if (solved.kind !== 'found' || best === null) return;
			const { objective, bound, status, placements, unplaced, changes } = solved.plan;
			expect(objective).toBeCloseTo(best, 6);
			expect(status).toBe('optimal');
			expect(bound).toBeLessThanOrEqual(objective);
			expect(bound).toBeGreaterThanOrEqual(objective - 1e-5);
			const counted = evaluateTrainings(instance, placements, current);
			expect(counted.broken).toEqual([]);
			expect(counted.objective).toBeCloseTo(objective, 6);
			expect({ unplaced, changes }).toEqual({ unplaced: counted.unplaced, changes: counted.changes });
			expect(checkedByContract(instance, solved.plan, current)).toEqual([]);
		}),
		{ numRuns: 60, seed: 2027 }
	);
});

test('the medium instance of the contract is placed completely and proven optimal at 31146', { timeout: 60_000 }, async () => {
	const instance = contractInstance('medium');
	const solved = await solve(instance);
	if (solved.kind !== 'found') throw new Error(solved.kind);
	expect(solved.plan).toMatchObject({ status: 'optimal', objective: 31146, bound: 31146, gap: 0, unplaced: [] });
	expect(checkedByContract(instance, solved.plan)).toEqual([]);
});

test('the same input, seed and node limit give the same plan, and a bound although it is cut short', { timeout: 60_000 }, async () => {
	const instance = contractInstance('small');
	const [one, other] = [await solve(instance, { nodes: 1, seed: 7 }), await solve(instance, { nodes: 1, seed: 7 })];
	expect(one).toEqual(other);
	expect(one).toMatchObject({ kind: 'found', plan: { objective: 10766 } });
});

test('however short the time, there is a plan and a bound', async () => {
	const instance = contractInstance('small');
	const solved = await solve(instance, { seconds: 0 });
	if (solved.kind !== 'found') throw new Error(solved.kind);
	expect(checkedByContract(instance, solved.plan)).toEqual([]);
	expect(solved.plan.bound).toBeGreaterThan(0);
	expect(solved.plan.gap).toBeLessThan(1);
});

test('after a lecturer falls ill, what differs from the plan in force costs', { timeout: 60_000 }, async () => {
	const instance = contractInstance('small');
	const before = await solve(instance);
	if (before.kind !== 'found') throw new Error(before.kind);
	const ill = before.plan.placements[0]?.lecturers[0] as string;
	const after = {
		...instance,
		lecturers: instance.lecturers.map((one) => (one.id === ill ? { ...one, blocked: instance.schools.flatMap(({ days }) => days) } : one))
	};
	const solved = await solve(after, { current: before.plan.placements });
	if (solved.kind !== 'found') throw new Error(solved.kind);
	expect(solved.plan.placements.some(({ lecturers }) => lecturers.includes(ill))).toBe(false);
	expect(solved.plan.changes).toBeGreaterThan(0);
	expect(checkedByContract(after, solved.plan, before.plan.placements)).toEqual([]);
});

test('pins that can be kept one by one but not together are named, and no other', async () => {
	const base = contractInstance('small');
	const [school] = base.schools;
	if (!school) throw new Error('no school');
	const lecturer = { ...base.lecturers[0], topics: [school.topic], blocked: [], maxDays: 99 };
	const days = ['2027-01-19', '2027-01-20', '2027-01-29', '2027-02-01'];
	const alike = (id: string) => ({ ...school, id, days, patterns: ['two-plus-one' as const] });
	const free = { ...alike('free'), topic: 'other' };
	const instance = {
		...base,
		team: 1,
		schools: [alike('a'), free, alike('b')],
		lecturers: [
			{ ...lecturer, id: 'one' },
			{ ...lecturer, id: 'two', topics: ['other'] }
		] as TrainingsInstance['lecturers'],
		pins: ['a', 'b', 'free'].map((id) => ({ school: id, lecturers: [id === 'free' ? 'two' : 'one'] }))
	};
	expect(await solve(instance)).toEqual({
		kind: 'impossible',
		clashes: [{ key: 'trainings_pins_together', values: { schools: ['a', 'b'] } }]
	});
	const relieved = await solve({ ...instance, pins: instance.pins.slice(1) });
	expect(relieved).toMatchObject({ kind: 'found', plan: { unplaced: ['a'] } });
});

test(
	'what lies beyond the first columns is ruled out slice by slice, and no bound on the way is too high',
	{ timeout: 60_000 },
	async () => {
		const board = boardOf(contractInstance('small'));
		const bounds: number[] = [];
		const phases = new Set<string>();
		const incumbent = incumbentOf(board, [], grainOf(board), {
			seconds: () => 0,
			shouldStop: () => false,
			onPlan: () => undefined,
			onProgress: ({ bound, phase }) => {
				bounds.push(bound ?? -Infinity);
				phases.add(phase ?? '');
			}
		});
		const nobody = board.seats.map(() => null);
		incumbent.offer(nobody, 'nobody');
		const stop = { shouldStop: () => false, secondsLeft: () => 3600 };
		const solver = await loadSolver();
		searchExactly({ board, solver, incumbent, limits: { seconds: 3600, seed: 0 }, stop }, nobody, [350, 100_000]);
		expect(incumbent.plan()).toMatchObject({ status: 'optimal', objective: 10766, bound: 10766 });
		expect(phases).toContain('proof');
		expect(Math.max(...bounds)).toBe(10766);
	}
);
