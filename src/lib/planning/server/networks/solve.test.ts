import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateGroups, understandNetworks, type NetworksInstance } from '#planning';
import { networkInstance } from '../../../../../bench/planning/network-instances.ts';
import { bestByTrying, smallNetworks } from '../../../../../tests/support/networks-brute-force.ts';
import type { Limits, Progress } from '../../progress.ts';
import { solveNetworks } from './solve.ts';

/** Solves with a clock that stands still, so that the same comes out on every machine. */
const solve = (instance: NetworksInstance, options: Partial<Limits> = {}, onProgress: (progress: Progress) => void = () => undefined) =>
	solveNetworks(
		instance,
		{ seconds: 3600, seed: 0, ...options },
		{ seconds: () => 0, shouldStop: () => false, onProgress, onPlan: () => undefined }
	);

function understood(json: unknown): NetworksInstance {
	const read = understandNetworks(json);
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
}

test('small problems of every kind are solved to the optimum that trying everything finds, and proven', { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(smallNetworks, async (problem) => {
			const instance = understood(problem);
			const best = bestByTrying(problem);
			const solved = await solve(instance);
			expect(solved.kind).toBe(best === null ? 'impossible' : 'found');
			if (solved.kind === 'impossible') expect(solved.clashes.length).toBeGreaterThan(0);
			if (solved.kind !== 'found' || best === null) return;
			const { objective, bound, status, gap, groups } = solved.plan;
			expect(objective).toBeCloseTo(best, 6);
			expect({ status, bound, gap }).toEqual({ status: 'optimal', bound: objective, gap: 0 });
			const counted = evaluateGroups(instance, groups);
			expect(counted.faults).toEqual([]);
			expect(counted.objective).toBeCloseTo(objective, 9);
		}),
		{ numRuns: 60, seed: 2027 }
	);
});

const published = (number: string) => understood(JSON.parse(readFileSync(`docs/contracts/networks/pmedcap-${number}.json`, 'utf8')));

test.each([
	['01', 713],
	['09', 715]
])('the published instance %s is proven optimal at its published optimum', { timeout: 120_000 }, async (number, optimum) => {
	const told: Progress[] = [];
	const solved = await solve(published(number), {}, (progress) => told.push(progress));
	expect(solved).toMatchObject({ kind: 'found', plan: { status: 'optimal', objective: optimum, bound: optimum, gap: 0 } });
	expect(told.every(({ best, bound }) => (bound ?? 0) <= optimum && (best ?? Infinity) >= optimum)).toBe(true);
});

test('forty-two schools with problems, types, wishes and a lock are proven', { timeout: 120_000 }, async () => {
	const instance = understood(networkInstance({ schools: 42, groups: 7, size: 6, seed: 4, topic: 60, sameType: 10, pairs: 4 }));
	const solved = await solve(instance);
	if (solved.kind !== 'found') throw new Error(solved.kind);
	expect(solved.plan).toMatchObject({ status: 'optimal', gap: 0 });
	expect(evaluateGroups(instance, solved.plan.groups)).toMatchObject({ objective: solved.plan.objective, faults: [] });
});

test('the same input, seed and node limit give the same plan, and a bound although it is cut short', { timeout: 120_000 }, async () => {
	const [one, other] = [await solve(published('07'), { nodes: 2, seed: 3 }), await solve(published('07'), { nodes: 2, seed: 3 })];
	expect(one).toEqual(other);
	if (one.kind !== 'found') throw new Error(one.kind);
	expect(one.plan.status).toBe('feasible');
	expect(one.plan.bound).toBeGreaterThan(770);
	expect(one.plan.bound).toBeLessThan(787);
});

test('told to stop at once, it proves nothing and says so', async () => {
	const watch = { seconds: () => 0, shouldStop: () => true, onProgress: () => undefined, onPlan: () => undefined };
	expect(await solveNetworks(published('01'), { seconds: 60, seed: 0 }, watch)).toEqual({ kind: 'nothing' });
});

test.each([
	// Five that are apart in a ring cannot be divided into two; the sixth has nothing to do with it.
	[
		{ apart: ['12', '23', '34', '45', '51', '56'].map((pair) => [...pair]) },
		['not_all_together', 'rule_apart', 'rule_apart', 'rule_apart', 'rule_apart', 'rule_apart']
	],
	// Three of weight 3 do not fit into two of at most 5, although 9 is less than 10.
	[{ size: { max: 5 }, points: ['1', '2', '3'].map((id) => ({ id, at: [0, 0], weight: 3 })) }, ['not_all_together', 'rule_size_max']]
])('what only a search finds impossible is told by the few rules that clash: %j', async (difference, keys) => {
	const points = ['1', '2', '3', '4', '5', '6'].map((id) => ({ id, at: [Number(id), 0] }));
	const solved = await solve(understood({ metric: 'euclidean-floor', groups: 2, points, ...difference }));
	expect(solved.kind === 'impossible' && solved.clashes.map(({ key }) => key)).toEqual(keys.map((key) => `networks_${key}`));
});
