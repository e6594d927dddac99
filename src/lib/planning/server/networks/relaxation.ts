import type { Model } from './model.ts';
import type { Pricer } from './pricer.ts';

/**
 * A part of the search: which items each host may still take besides its own (cheapest first; null: it cannot host), and
 * the multipliers with the best bound so far. `bound` is below the value of every plan of this part.
 */
export type Part = { arcs: (Int32Array | null)[]; multipliers: Float64Array; bound: number };

/** What an ascent saw on its way: how often each host took each item, later steps counting more. */
export type Trace = { mass: Float64Array; scale: number };

export type Relaxation = {
	/** Raises the bound of a part by steps against the subgradient, towards `target`. Returns how often each arc was used. */
	ascend: (part: Part, steps: number, target: number, stop: () => boolean) => Trace;
	/** Removes the arcs and hosts that no plan below `limit` can use. Returns how many arcs are left, or −1 if no plan is. */
	reduce: (part: Part, limit: number) => number;
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
	// What the groups of a host are worth at least for the multipliers that were last known.
	const atLeast = new Float64Array(points);
	const known = new Float64Array(items);
	const rise = new Float64Array(items);
	const done = new Uint8Array(points);
	let last = Infinity;

	return { ascend, reduce };

	/**
	 * The bound for some multipliers; leaves the opened hosts in `open`. Infinite when too few can host, or too many must.
	 * Unless all hosts are asked for, those are left out of which it is known since the last time that they are too dear.
	 */
	function evaluate(part: Part, multipliers: Float64Array, all: boolean): number {
		if (all) {
			findMust(part);
			atLeast.fill(-Infinity);
		} else lower(part, multipliers);
		known.set(multipliers);
		itemValue.fill(Infinity);
		done.fill(0);
		let enough = all ? Infinity : -Infinity;
		for (const item of all ? [] : open) {
			for (const host of members[item] as number[]) price(part, host, multipliers);
			enough = Math.max(enough, itemValue[item] as number);
		}
		for (let host = 0; host < points; host++)
			if (!done[host] && ((atLeast[host] as number) <= enough || must[itemOf[host] as number])) price(part, host, multipliers);
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

	function price(part: Part, host: number, multipliers: Float64Array): void {
		const arcs = part.arcs[host];
		const found = arcs ? pricer.price(host, arcs, multipliers) : Infinity;
		value[host] = found;
		atLeast[host] = found;
		done[host] = 1;
		if (found === Infinity) return;
		kept[host] = pricer.chosen.slice(0, pricer.count);
		const item = itemOf[host] as number;
		if (found < (itemValue[item] as number)) {
			itemValue[item] = found;
			hostOf[item] = host;
		}
	}

	/** A group is worth less by no more than the multipliers of the items in it have risen. */
	function lower({ arcs }: Part, multipliers: Float64Array): void {
		for (let item = 0; item < items; item++) rise[item] = Math.max(0, (multipliers[item] as number) - (known[item] as number));
		arcs.forEach((items, host) => {
			let drop = rise[itemOf[host] as number] as number;
			for (const item of items ?? []) drop += rise[item] as number;
			atLeast[host]! -= drop;
		});
	}

	/** An item that no host outside it may take must host itself. */
	function findMust(part: Part): void {
		must.fill(1);
		for (let host = 0; host < points; host++) {
			const arcs = part.arcs[host];
			if (arcs) for (const item of arcs) must[item] = 0;
		}
	}

	/** The volume algorithm: steps from the best multipliers so far, along the mean of what was seen on the way. */
	function ascend(part: Part, steps: number, target: number, stop: () => boolean): Trace {
		const first = part.bound === -Infinity;
		const patience = first ? 20 : 4;
		const trace: Trace = { mass: new Float64Array(points * items), scale: 0 };
		const multipliers = Float64Array.from(part.multipliers);
		const mean = new Float64Array(items);
		let [pace, share, stalled, weight] = [first ? 0.1 : 0.05, 0.1, 0, 1];
		for (let step = 0; step < steps && pace > 1e-4 && part.bound < target && !stop(); step++) {
			const bound = evaluate(part, multipliers, step === 0);
			if (bound === Infinity) {
				part.bound = Infinity;
				break;
			}
			if (first && step % 100 === 99) share = Math.max(share * 0.8, 0.01);
			const now = Math.max(share, 1 / (step + 1));
			weight /= 1 - Math.min(now, 0.5);
			keep(trace, weight * now);
			const slope = slopeOf();
			const along = slope.reduce((sum, one, item) => sum + one * (mean[item] as number), 0);
			slope.forEach((one, item) => (mean[item]! += now * (one - (mean[item] as number))));
			if (bound > part.bound + 1e-4) {
				part.bound = bound;
				part.multipliers.set(multipliers);
				stalled = 0;
				if (along > 0) pace = Math.min(2, pace * 1.1);
			} else if (++stalled >= patience) {
				pace *= 0.66;
				stalled = 0;
			}
			const norm = mean.reduce((sum, one) => sum + one * one, 0);
			if (norm < 1e-12) break;
			const stride = (pace * Math.max(target - part.bound, Math.abs(target) * 0.0005, 1e-6)) / norm;
			mean.forEach((one, item) => (multipliers[item] = (part.multipliers[item] as number) + stride * one));
		}
		return trace;
	}

	/** How often each item is missing from the opened groups: less than never where it is in several. */
	function slopeOf(): Float64Array {
		const slope = new Float64Array(items).fill(1);
		for (const item of open) for (const taken of kept[hostOf[item] as number] as Int32Array) slope[taken]!--;
		return slope;
	}

	function keep(trace: Trace, weight: number): void {
		trace.scale += weight;
		for (const item of open) {
			const host = hostOf[item] as number;
			for (const taken of kept[host] as Int32Array) trace.mass[host * items + taken]! += weight;
		}
	}

	function reduce(part: Part, limit: number): number {
		const bound = evaluate(part, part.multipliers, true);
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
