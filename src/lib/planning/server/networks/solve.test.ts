import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateGroups, understandNetworks, type NetworksInstance } from '#planning';
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
		{ numRuns: 100, seed: 2027 }
	);
});
