import type { Model } from './model.ts';

/** The cheapest points of one unit each for a host, by type: of a type each further one costs its pairs as well. */
export type Lights = {
	/** Sorts what a host may take into types, cheapest first, keeping of each as many as there is room for. */
	sort: (host: number, arcs: Int32Array, multipliers: Float64Array, room: number) => void;
	/** Takes always the cheapest next one, when so many of each type are in the group already. Exact, as costs only rise. */
	merge: (already: Int32Array, room: number) => void;
	/** How many could be taken, and what the first ones cost in all. */
	picks: () => number;
	sum: Float64Array;
	/** The items of the first picks. */
	first: (picks: number, into: Int32Array, at: number) => void;
	/** What the first picks cost more when an item must be among them: it replaces the last of its type, or of another. */
	exchange: (item: number, worth: number, already: Int32Array, picks: number) => number;
};

export function lightsOf({ items, cost, types, sameType }: Model, kindOf: Int32Array, most: number): Lights {
	const kinds = types + 1;
	const value = Array.from({ length: kinds }, () => new Float64Array(most + 1));
	const item = Array.from({ length: kinds }, () => new Int32Array(most + 1));
	const length = new Int32Array(kinds);
	const used = new Int32Array(kinds);
	const pickKind = new Int32Array(most + 1);
	const adds = new Float64Array(most + 1);
	const sum = new Float64Array(most + 1);
	let picks = 0;
	return { sort, merge, picks: () => picks, sum, first, exchange };

	function sort(host: number, arcs: Int32Array, multipliers: Float64Array, room: number): void {
		length.fill(0);
		if (room <= 0) return;
		for (const one of arcs) {
			const kind = kindOf[one] as number;
			if (kind < 0) continue;
			const worth = (cost[host * items + one] as number) - (multipliers[one] as number);
			const values = value[kind] as Float64Array;
			let at = length[kind] as number;
			if (at === room) {
				if (worth >= (values[at - 1] as number)) continue;
				at--;
			} else length[kind]!++;
			const named = item[kind] as Int32Array;
			for (; at > 0 && (values[at - 1] as number) > worth; at--) {
				values[at] = values[at - 1] as number;
				named[at] = named[at - 1] as number;
			}
			values[at] = worth;
			named[at] = one;
		}
	}

	function merge(already: Int32Array, room: number): void {
		used.fill(0);
		sum[0] = 0;
		for (picks = 0; picks < room; picks++) {
			let [best, bestKind] = [Infinity, -1];
			for (let kind = 0; kind < kinds; kind++) {
				const at = used[kind] as number;
				if (at >= (length[kind] as number)) continue;
				const next = (value[kind]?.[at] as number) + pairs(already, kind, at);
				if (next < best) [best, bestKind] = [next, kind];
			}
			if (bestKind < 0) return;
			used[bestKind]!++;
			pickKind[picks] = bestKind;
			adds[picks] = best;
			sum[picks + 1] = (sum[picks] as number) + best;
		}
	}

	function pairs(already: Int32Array, kind: number, taken: number): number {
		return kind === types ? 0 : sameType * ((already[kind] as number) + taken);
	}

	function first(count: number, into: Int32Array, at: number): void {
		used.fill(0);
		for (let pick = 0; pick < count; pick++) {
			const kind = pickKind[pick] as number;
			into[at + pick] = item[kind]?.[used[kind]!++] as number;
		}
	}

	function exchange(one: number, worth: number, already: Int32Array, count: number): number {
		const kind = kindOf[one] as number;
		let [ofKind, lastOther] = [0, -1];
		for (let pick = 0; pick < count; pick++) {
			if (pickKind[pick] === kind) ofKind++;
			else lastOther = pick;
		}
		for (let at = 0; at < ofKind; at++) if (item[kind]?.[at] === one) return 0;
		const within = ofKind > 0 ? worth - (value[kind]?.[ofKind - 1] as number) : Infinity;
		const instead = lastOther >= 0 ? worth + pairs(already, kind, ofKind) - (adds[lastOther] as number) : Infinity;
		return Math.min(within, instead);
	}
}
