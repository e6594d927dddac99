import { clashesIn } from '../../networks/clashes.ts';
import type { NetworksInstance, NetworksPlan } from '../../networks/instance.ts';
import type { Limits, Solved, Watch } from '../../progress.ts';
import { loadSolver, type Solver } from '../solver.ts';
import { anneal } from './anneal.ts';
import { clashingRules } from './clash-search.ts';
import { incumbentOf, type Incumbent } from './incumbent.ts';
import { modelOf, type Model } from './model.ts';
import { searchTree, wholeOf } from './tree.ts';

/**
 * Puts points into groups around hosts at the least cost, and proves how good the plan is (docs/planning.md): good plans by
 * annealing, a bound by Lagrangian relaxation, and the rest by dividing what is left until each part is proven or solved.
 */
export async function solveNetworks(instance: NetworksInstance, limits: Limits, watch: Watch<NetworksPlan>): Promise<Solved<NetworksPlan>> {
	const clashes = clashesIn(instance);
	if (clashes.length > 0) return { kind: 'impossible', clashes };
	const solver = await loadSolver();
	const { plan, exhausted } = search(instance, solver, limits, watch);
	if (plan) return { kind: 'found', plan };
	if (!exhausted) return { kind: 'nothing' };
	const quiet: Watch<NetworksPlan> = { ...watch, onPlan: () => undefined };
	// Whether there is a plan at all does not depend on what plans cost: the first one is the best.
	const isImpossible = (other: NetworksInstance) => {
		if (clashesIn(other).length > 0) return true;
		const found = search({ ...other, weights: { distance: 0, topic: 0, sameType: 0 } }, solver, limits, quiet);
		return !found.plan && found.exhausted;
	};
	return { kind: 'impossible', clashes: clashingRules(instance, isImpossible) };
}

/** The best plan within the limits; exhausted when everything was looked at. */
function search(instance: NetworksInstance, solver: Solver, limits: Limits, watch: Watch<NetworksPlan>) {
	const model = modelOf(instance);
	const incumbent = incumbentOf(model, watch);
	const stop = () => watch.shouldStop() || watch.seconds() >= limits.seconds || isGoodEnough(incumbent, limits);
	const look = (rounds: readonly Round[]) => {
		for (const { moves, seed, warmth } of rounds) {
			const found = stop() ? null : anneal(model, { moves, seed: limits.seed + seed, warmth, stop });
			if (found) incumbent.offer(found.groupOf, 'first plan');
		}
		return incumbent.best();
	};
	const [first, more] = roundsFor(model);
	const best = look(first);
	const { exhausted } = searchTree(solver, model, wholeOf(model, (best?.objective ?? 0) / model.items), best, {
		seed: limits.seed,
		nodes: limits.nodes ?? Infinity,
		seconds: watch.seconds,
		until: limits.seconds,
		stop,
		improve: () => look(more),
		tell: (found, bound) => {
			if (found) incumbent.offer(found.division, 'proof');
			incumbent.raise(bound, 'proof');
		}
	});
	return { plan: incumbent.plan(), exhausted };
}

type Round = { moves: number; seed: number; warmth: number };

/**
 * Several short searches from different beginnings find more than a long one, until the problem is large; then longer and
 * longer ones. Most wait until a bound says that they are needed.
 */
function roundsFor({ items }: Model): [Round[], Round[]] {
	const large = items > 300;
	const moves = large ? 20_000_000 : items * Math.min(8_000, 300 * items);
	const rounds = Array.from({ length: large ? 4 : 8 }, (_, seed) => ({
		moves: large ? moves * 2 ** seed : moves,
		seed,
		warmth: !large && seed % 2 === 0 ? 1 : 0.5
	}));
	return large ? [rounds.slice(0, 1), rounds.slice(1)] : [rounds.slice(0, 2), rounds.slice(2)];
}

const isGoodEnough = (incumbent: Incumbent, { goodEnough }: Limits): boolean => {
	const plan = goodEnough === undefined ? null : incumbent.plan();
	return plan !== null && plan.gap <= (goodEnough as number);
};
