import type { Model } from './model.ts';
import type { Pricer } from './pricer.ts';

/**
 * A part of the search: which items each host may still take besides its own (cheapest first; null: it cannot host), and
 * the multipliers with the best bound so far. `bound` is below the value of every plan of this part.
 */
export type Part = { arcs: (Int32Array | null)[]; multipliers: Float64Array; bound: number; solution?: boolean };

/** What an ascent saw on its way: how often each host took each item, later steps counting more. */
export type Trace = { mass: Float64Array; scale: number };

export type Relaxation = {
	/** Raises the bound of a part by steps against the subgradient, towards `target`. Returns how often each arc was used. */
	ascend: (part: Part, steps: number, target: number, stop: () => boolean) => Trace;
	/** Removes the arcs and hosts that no plan below `limit` can use. Returns how many arcs are left, or −1 if no plan is. */
	reduce: (part: Part, limit: number) => number;
	/** The hosts and groups that the last evaluation chose: items may be in several groups or in none. */
	groups: () => { host: number; items: Int32Array }[];
};

/**
 * The Lagrangian relaxation: every item earns its multiplier in each group that takes it, and must no longer be in exactly
 * one. Each host then has its cheapest group by itself, and the cheapest hosts are opened, at most one of an item.
 */
export function relaxationOf(model: Model, pricer: Pricer): Relaxation {
	const { points, items, groups: wanted, itemOf, members } = model;
	const value = new Float64Array(points);
	const kept = Array.from({ length: points }, () => new Int32Array(0));
	const hostOf = new Int32Array(items);
	const itemValue = new Float64Array(items);
	const must = new Uint8Array(items);
	const order = Int32Array.from({ length: items }, (_, item) => item);
	const open = new Int32Array(wanted);
	const forced = new Float64Array(items);
	let last = Infinity;

	return {
		ascend,
		reduce,
		groups: () => Array.from(open, (item) => ({ host: hostOf[item] as number, items: kept[hostOf[item] as number] as Int32Array }))
	};

	/** The bound for some multipliers; leaves the opened hosts in `open`. Infinite when too few can host, or too many must. */
	function evaluate(part: Part, multipliers: Float64Array): number {
		findMust(part);
		itemValue.fill(Infinity);
		for (let host = 0; host < points; host++) {
			const arcs = part.arcs[host];
			value[host] = Infinity;
			if (!arcs) continue;
			const found = pricer.price(host, arcs, multipliers);
			value[host] = found;
			kept[host] = pricer.chosen.slice(0, pricer.count);
			const item = itemOf[host] as number;
			if (found < (itemValue[item] as number)) {
				itemValue[item] = found;
				hostOf[item] = host;
			}
		}
		order.sort((a, b) => (must[b] as number) - (must[a] as number) || compare(itemValue[a] as number, itemValue[b] as number) || a - b);
		let sum = 0;
		for (const one of multipliers) sum += one;
		for (let at = 0; at < wanted; at++) {
			const item = order[at] as number;
			sum += itemValue[item] as number;
			open[at] = item;
		}
		last = itemValue[order[wanted - 1] as number] as number;
		if (wanted < items && must[order[wanted] as number]) return Infinity;
		return sum;
	}

	/** An item that no host outside it may take must host itself. */
	function findMust(part: Part): void {
		must.fill(1);
		for (let host = 0; host < points; host++) {
			const arcs = part.arcs[host];
			if (arcs) for (const item of arcs) must[item] = 0;
		}
	}

	function ascend(part: Part, steps: number, target: number, stop: () => boolean): Trace {
		const first = part.bound === -Infinity;
		const trace: Trace = { mass: new Float64Array(points * items), scale: 0 };
		const multipliers = Float64Array.from(part.multipliers);
		const slope = new Float64Array(items);
		let [pace, stalled, weight] = [first ? 1.2 : 0.6, 0, 1];
		for (let step = 0; step < steps && pace > 0.004 && part.bound < target && !stop(); step++) {
			const bound = evaluate(part, multipliers);
			if (bound === Infinity) {
				part.bound = Infinity;
				break;
			}
			slope.fill(1);
			weight *= 1.03;
			trace.scale += weight;
			for (const item of open) {
				const host = hostOf[item] as number;
				for (const taken of kept[host] as Int32Array) {
					slope[taken]!--;
					trace.mass[host * items + taken]! += weight;
				}
			}
			if (bound > part.bound + 1e-4) {
				part.bound = bound;
				part.multipliers.set(multipliers);
				stalled = 0;
			} else if (++stalled >= (first ? 15 : 6)) {
				pace /= 1.6;
				stalled = 0;
				multipliers.set(part.multipliers);
			}
			const norm = slope.reduce((sum, one) => sum + one * one, 0);
			if (norm === 0) {
				part.solution = true;
				break;
			}
			const stride = (pace * Math.max(target - bound, Math.abs(target) * 0.0005, 1e-6)) / norm;
			for (let item = 0; item < items; item++) multipliers[item]! += stride * (slope[item] as number);
		}
		return trace;
	}

	function reduce(part: Part, limit: number): number {
		const bound = evaluate(part, part.multipliers);
		if (bound >= limit) return -1;
		const chosen = new Uint8Array(items);
		for (const item of open) chosen[item] = 1;
		let left = 0;
		for (let host = 0; host < points; host++) {
			const arcs = part.arcs[host];
			if (!arcs) continue;
			const item = itemOf[host] as number;
			const opened = bound + (value[host] as number) - (chosen[item] ? (itemValue[item] as number) : last);
			if (!(opened < limit)) {
				part.arcs[host] = null;
				continue;
			}
			pricer.forced(host, arcs, part.multipliers, forced);
			const margin = limit - opened + (value[host] as number);
			const alive = arcs.filter((_, k) => (forced[k] as number) < margin);
			if (alive.length < arcs.length) part.arcs[host] = alive;
			left += alive.length;
		}
		return left + mustHost(part, bound, limit, chosen);
	}

	/** Items without which as hosts the bound passes the limit: no other host may take them. Returns minus the arcs removed. */
	function mustHost(part: Part, bound: number, limit: number, chosen: Uint8Array): number {
		const next = wanted < items ? (itemValue[order[wanted] as number] as number) : Infinity;
		let removed = 0;
		for (const item of open) {
			if (must[item] || !chosen[item] || bound - (itemValue[item] as number) + next < limit) continue;
			for (let host = 0; host < points; host++) {
				const arcs = part.arcs[host];
				if (!arcs || members[item]?.includes(host) || !arcs.includes(item)) continue;
				part.arcs[host] = arcs.filter((other) => other !== item);
				removed--;
			}
		}
		return removed;
	}
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
