import type { Solver } from '../solver.ts';
import type { Division } from './anneal.ts';
import { solveExactly } from './exact.ts';
import type { Model } from './model.ts';
import { pricerOf } from './choose-pricer.ts';
import { relaxationOf, type Part, type Trace } from './relaxation.ts';

export type Best = { division: Division; objective: number } | null;

export type TreeOptions = {
	seed: number;
	/** How many parts are looked at before giving up the proof. */
	nodes: number;
	seconds: () => number;
	until: number;
	stop: () => boolean;
	/** Asked once, when the first bound leaves a gap, to look harder for a good plan. */
	improve: () => Best;
	/** Called with the best plan, and the bound proven for all plans, whenever one of them changes. */
	tell: (best: Best, bound: number) => void;
};

/** Parts with as few arcs as this are given to the solver. */
const few = 80;
/** While there is no plan at all, a larger part is: the bound says nothing about whether there is one. */
const fewWithoutPlan = 20_000;
const firstSteps = 1200;
const laterSteps = 40;

/** A part with which the search begins: every host, every item that it may take, cheapest first. */
export function wholeOf(model: Model, typical: number): Part {
	const { points, items, itemOf, apart, weight, most, cost, instance } = model;
	const fits = (own: number, item: number) =>
		item !== own && !(apart[own] as Set<number>).has(item) && (weight[own] as number) + (weight[item] as number) <= most + 1e-9;
	return {
		arcs: Array.from({ length: points }, (_, host) => {
			const own = itemOf[host] as number;
			const row = host * items;
			if ((weight[own] as number) > most + 1e-9) return null;
			return Int32Array.from({ length: items }, (_, item) => item)
				.filter((item) => fits(own, item))
				.sort((a, b) => (cost[row + a] as number) - (cost[row + b] as number) || a - b);
		}),
		multipliers: new Float64Array(items).fill(typical * 1.3 * (instance.groups < items ? 1 : 0)),
		bound: -Infinity
	};
}

/**
 * Searches for the best plan and proves it: a part whose bound reaches the best plan holds nothing better; a small one is
 * solved as a whole; any other is divided by the hosts that one item may have. The weakest part comes first, so that the
 * bound of all rises. Exhausted: every part is done, so the best plan is the best there is, or there is none.
 */
export function searchTree(solver: Solver, model: Model, root: Part, start: Best, options: TreeOptions): { exhausted: boolean } {
	const pricer = pricerOf(model);
	const relaxation = relaxationOf(model, pricer);
	let best = start;
	const waiting: Part[] = [root];
	// Parts that could not be finished keep their bound.
	let given = Infinity;
	const limit = () => (best === null ? Infinity : below(model, best.objective));
	const stop = () => options.stop() || options.seconds() >= options.until;
	const boundOfAll = (now: number) =>
		Math.min(
			given,
			now,
			waiting.reduce((least, part) => Math.min(least, part.bound), Infinity)
		);
	const tell = (now: number) => options.tell(best, Math.min(boundOfAll(now), best?.objective ?? Infinity));

	for (let node = 0; waiting.length > 0 && node < options.nodes && !stop(); node++) {
		const at = waiting.reduce((least, part, index) => (part.bound < (waiting[least] as Part).bound ? index : least), 0);
		const part = waiting.splice(at, 1)[0] as Part;
		look(part, node);
		tell(Infinity);
	}
	tell(Infinity);
	return { exhausted: waiting.length === 0 && given === Infinity };

	function look(part: Part, node: number): void {
		if (part.bound >= limit()) return;
		const target = best?.objective ?? Math.max(1, Math.abs(part.bound)) * 1.1;
		let trace = relaxation.ascend(part, node === 0 ? firstSteps : laterSteps, Math.min(target, limit() + model.step), stop);
		if (part.bound >= limit()) return;
		let left = relaxation.reduce(part, limit());
		if (left < 0) return;
		if (node === 0) {
			tell(part.bound);
			best = options.improve() ?? best;
			if (part.bound >= limit()) return;
			trace = relaxation.ascend(part, laterSteps, target, stop);
			if (part.bound >= limit() || (left = relaxation.reduce(part, limit())) < 0) return;
		}
		tell(part.bound);
		if (stop()) {
			given = Math.min(given, part.bound);
			return;
		}
		const whole = left <= (best === null ? fewWithoutPlan : few);
		const children = whole ? [] : branch(model, part, trace);
		if (children.length > 0) waiting.push(...children);
		else finish(part);
	}

	function finish(part: Part): void {
		const solved = solveExactly(solver, model, part, {
			limit: limit(),
			seconds: Math.max(0.01, options.until - options.seconds()),
			seed: options.seed,
			stop,
			onBound: (bound) => tell(Math.max(part.bound, Math.min(bound, limit())))
		});
		if (solved.division) {
			const objective = valueOf(model, solved.division);
			if (best === null || objective < best.objective) best = { division: solved.division, objective };
		}
		if (!solved.closed) given = Math.min(given, Math.max(part.bound, solved.bound));
	}
}

/** What a plan must stay below to be better: values that are whole by one, others by more than the rounding of the numbers. */
const below = ({ step }: Model, objective: number): number =>
	step > 0 ? objective - step + 1e-5 : objective - 5e-8 * Math.max(1, objective);

/** The value of a division around the best host of each group. */
export function valueOf({ groups, items, members, cost, types, count, sameType }: Model, division: Division): number {
	const inside = Array.from({ length: groups }, (): number[] => []);
	division.forEach((group, item) => inside[group]?.push(item));
	return inside.reduce((sum, list) => {
		const hosts = list.flatMap((item) => members[item] as number[]);
		const around = Math.min(...hosts.map((host) => list.reduce((all, item) => all + (cost[host * items + item] as number), 0)));
		let pairs = 0;
		for (let type = 0; type < types; type++) {
			const k = list.reduce((all, item) => all + (count[item]?.[type] as number), 0);
			pairs += (k * (k - 1)) / 2;
		}
		return sum + around + sameType * pairs;
	}, 0);
}

/** Divides a part in two by the hosts that one item may have: those that took it on about half of the way, and the others. */
function branch(model: Model, part: Part, { mass, scale }: Trace): Part[] {
	const { items, points, itemOf, weight } = model;
	let [chosen, score] = [-1, 0];
	for (let item = 0; item < items; item++) {
		let [most, all, own] = [0, 0, 0];
		for (let host = 0; host < points; host++) {
			const share = (mass[host * items + item] as number) / scale;
			all += share;
			if (share > most) most = share;
			if (itemOf[host] === item) own += share;
		}
		const spread =
			(1 - Math.max(most / Math.max(all, 1e-9), 1e-9)) * (0.5 + (weight[item] as number) / model.most) + Math.min(own, 1 - own);
		if (spread > score + 1e-9) [chosen, score] = [item, spread];
	}
	if (chosen < 0) return [];
	const hosts: { host: number; share: number }[] = [];
	let own = 0;
	for (let host = 0; host < points; host++) {
		const share = (mass[host * items + chosen] as number) / scale;
		if (itemOf[host] === chosen && part.arcs[host]) own += share;
		if (itemOf[host] === chosen ? part.arcs[host] : part.arcs[host]?.includes(chosen)) hosts.push({ host, share });
	}
	if (hosts.length < 2) return [];
	const total = hosts.reduce((sum, { share }) => sum + share, 0);
	const isOwn = (host: number) => itemOf[host] === chosen;
	if (own > 0.1 && own < 0.9) {
		const others = hosts.filter(({ host }) => !isOwn(host)).map(({ host }) => host);
		const owns = hosts.filter(({ host }) => isOwn(host)).map(({ host }) => host);
		if (others.length > 0 && owns.length > 0) return [without(part, chosen, others), without(part, chosen, owns)];
	}
	hosts.sort(
		(a, b) => b.share - a.share || (model.cost[a.host * items + chosen] as number) - (model.cost[b.host * items + chosen] as number)
	);
	let gathered = 0;
	const first = hosts.filter(({ share }, at) => {
		const takes = at === 0 || gathered + share / 2 < total / 2;
		if (takes) gathered += share;
		return takes;
	});
	const one = first.map(({ host }) => host);
	const two = hosts.map(({ host }) => host).filter((host) => !one.includes(host));
	return two.length === 0 ? [] : [without(part, chosen, two), without(part, chosen, one)];

	function without(from: Part, item: number, forbidden: readonly number[]): Part {
		const arcs = [...from.arcs];
		for (const host of forbidden) arcs[host] = itemOf[host] === item ? null : (arcs[host]?.filter((other) => other !== item) ?? null);
		return { arcs, multipliers: Float64Array.from(from.multipliers), bound: from.bound };
	}
}
