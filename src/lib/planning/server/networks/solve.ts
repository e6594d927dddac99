import { clashesIn } from '../../networks/clashes.ts';
import type { NetworksInstance, NetworksPlan } from '../../networks/instance.ts';
import type { Limits, Solved, Watch } from '../../progress.ts';
import { loadSolver, type Solver } from '../solver.ts';
import { anneal, type Division } from './anneal.ts';
import { clashingRules } from './clash-search.ts';
import { incumbentOf, type Incumbent } from './incumbent.ts';
import { modelOf, type Model } from './model.ts';
import { renewParts } from './neighbourhoods.ts';
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
	const improve = () => {
		const best = incumbent.best();
		if (!isLarge(model) || !best) return look(laterRounds(model));
		const offer = (division: Division) => incumbent.offer(division, 'parts anew');
		renewParts(model, best.division, { tries: 5 * model.items, seed: limits.seed, stop, offer });
		return incumbent.best();
	};
	const best = look(firstRounds(model));
	const { exhausted } = searchTree(solver, model, wholeOf(model, (best?.objective ?? 0) / model.items), best, {
		seed: limits.seed,
		nodes: limits.nodes ?? Infinity,
		seconds: watch.seconds,
		until: limits.seconds,
		stop,
		improve,
		tell: (found, bound) => {
			if (found) incumbent.offer(found.division, 'proof');
			incumbent.raise(bound, 'proof');
		}
	});
	return { plan: incumbent.plan(), exhausted };
}

type Round = { moves: number; seed: number; warmth: number };

/** Where one search is made, and then part after part of its plan made anew; below that, several searches find more. */
const isLarge = ({ items }: Model): boolean => items > 300;

const firstRounds = (model: Model): Round[] =>
	isLarge(model) ? [{ moves: model.items * 10_000, seed: 0, warmth: 0.5 }] : rounds(model, 0, 2);
/** Most searches wait until a bound says that they are needed. */
const laterRounds = (model: Model): Round[] => (isLarge(model) ? firstRounds(model) : rounds(model, 2, 8));

const rounds = ({ items }: Model, from: number, to: number): Round[] =>
	Array.from({ length: to - from }, (_, at) => ({
		moves: items * Math.min(8_000, 300 * items),
		seed: from + at,
		warmth: (from + at) % 2 === 0 ? 1 : 0.5
	}));

const isGoodEnough = (incumbent: Incumbent, { goodEnough }: Limits): boolean => {
	const plan = goodEnough === undefined ? null : incumbent.plan();
	return plan !== null && plan.gap <= (goodEnough as number);
};
