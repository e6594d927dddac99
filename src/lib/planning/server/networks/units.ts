import type { Model } from './model.ts';
import type { Pricer } from './pricer.ts';

/** The largest group, in units, that is priced piece by piece. */
const largest = 64;

/** The weight of which all weights are multiples, when most items are single points of that weight; otherwise null. */
export function unitOf({ weight, members, most, types }: Model): number | null {
	const unit = weight.reduce((least, one) => Math.min(least, one), Infinity);
	const whole = weight.every((one) => Math.abs(one / unit - Math.round(one / unit)) < 1e-9);
	const light = weight.filter((one, item) => one === unit && members[item]?.length === 1).length;
	return whole && most / unit <= largest && (types > 0 || light * 2 >= weight.length) ? unit : null;
}

/**
 * The cheapest group of a host when single points weigh one unit each. Among points of a type each further one costs more,
 * so taking always the cheapest next one is exact; heavier items (points that must be together) are chosen by a small table.
 * Pairs of the same type between a heavier item and others, and points that must be apart, are not looked at.
 */
export function unitsPricer(model: Model, unit: number): Pricer {
	const { items, cost, inner, itemOf, members, weight, typeOf, types, count, sameType } = model;
	const most = Math.floor(model.most / unit + 1e-9);
	const least = Math.ceil(model.least / unit - 1e-9);
	const units = Int32Array.from(weight, (one) => Math.round(one / unit));
	const kindOf = Int32Array.from(units, (size, item) => {
		if (size !== 1 || members[item]?.length !== 1) return -1;
		const type = typeOf[members[item]?.[0] as number] as number;
		return type < 0 ? types : type;
	});
	const anyHeavy = kindOf.some((kind) => kind < 0);
	const kinds = types + 1;
	// For each kind the cheapest points so far, best first.
	const value = Array.from({ length: kinds }, () => new Float64Array(most + 1));
	const item = Array.from({ length: kinds }, () => new Int32Array(most + 1));
	const length = new Int32Array(kinds);
	// The picks in their order: kind, what each adds, and the sums.
	const pickKind = new Int32Array(most + 1);
	const sum = new Float64Array(most + 1);
	const adds = new Float64Array(most + 1);
	const used = new Int32Array(kinds);
	let picks = 0;
	const table = new Float64Array(most + 1);
	const heavy: number[] = [];
	const taken: Uint8Array[] = [];
	const chosen = new Int32Array(items);
	const pricer: Pricer = { chosen, count: 0, price, forced };
	return pricer;

	function price(host: number, arcs: Int32Array, multipliers: Float64Array): number {
		const own = itemOf[host] as number;
		const room = most - (units[own] as number);
		const need = Math.max(0, least - (units[own] as number));
		pricer.count = 0;
		if (room < 0) return Infinity;
		sort(host, arcs, multipliers, room);
		merge(own, room);
		fill(host, multipliers, room, heavy);
		let [best, weightAt, lightAt] = [Infinity, 0, 0];
		for (let w = 0; w <= room; w++) {
			if (table[w] === Infinity) continue;
			for (let k = Math.max(0, need - w); k <= Math.min(picks, room - w); k++) {
				const total = (table[w] as number) + (sum[k] as number);
				if (total < best) [best, weightAt, lightAt] = [total, w, k];
			}
		}
		if (best === Infinity) return Infinity;
		chosen[pricer.count++] = own;
		used.fill(0);
		for (let k = 0; k < lightAt; k++) {
			const kind = pickKind[k] as number;
			chosen[pricer.count++] = item[kind]?.[used[kind]!++] as number;
		}
		for (let line = heavy.length - 1; line >= 0; line--) {
			if (!taken[line]?.[weightAt]) continue;
			chosen[pricer.count++] = heavy[line] as number;
			weightAt -= units[heavy[line] as number] as number;
		}
		return best + reduced(host, own, multipliers);
	}

	function reduced(host: number, which: number, multipliers: Float64Array): number {
		return (cost[host * items + which] as number) + (inner[which] as number) - (multipliers[which] as number);
	}

	/** Sorts the arcs into kinds and keeps of each kind as many as can be taken. */
	function sort(host: number, arcs: Int32Array, multipliers: Float64Array, room: number): void {
		length.fill(0);
		heavy.length = 0;
		for (const one of arcs) {
			const kind = kindOf[one] as number;
			if (kind < 0) {
				heavy.push(one);
				continue;
			}
			const worth = (cost[host * items + one] as number) - (multipliers[one] as number);
			const values = value[kind] as Float64Array;
			let at = length[kind] as number;
			if (at === room) {
				if (room === 0 || worth >= (values[at - 1] as number)) continue;
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

	/** Takes the cheapest next point, whatever its kind; one of a type adds the pairs that it makes. */
	function merge(own: number, room: number): void {
		used.fill(0);
		sum[0] = 0;
		for (picks = 0; picks < room; picks++) {
			let [best, bestKind] = [Infinity, -1];
			for (let kind = 0; kind < kinds; kind++) {
				const at = used[kind] as number;
				if (at >= (length[kind] as number)) continue;
				const next = (value[kind]?.[at] as number) + pairs(own, kind, at);
				if (next < best) [best, bestKind] = [next, kind];
			}
			if (bestKind < 0) return;
			used[bestKind]!++;
			pickKind[picks] = bestKind;
			adds[picks] = best;
			sum[picks + 1] = (sum[picks] as number) + best;
		}
	}

	function pairs(own: number, kind: number, already: number): number {
		return kind === types ? 0 : sameType * ((count[own]?.[kind] as number) + already);
	}

	/** The cheapest heavier items of exactly each weight. */
	function fill(host: number, multipliers: Float64Array, room: number, which: readonly number[]): void {
		table.fill(Infinity);
		table[0] = 0;
		if (!anyHeavy) return;
		which.forEach((one, line) => {
			const size = units[one] as number;
			const worth = reduced(host, one, multipliers);
			const marks = (taken[line] ??= new Uint8Array(most + 1)).fill(0);
			for (let w = room; w >= size; w--) {
				const total = (table[w - size] as number) + worth;
				if (total < (table[w] as number)) {
					table[w] = total;
					marks[w] = 1;
				}
			}
		});
	}

	function forced(host: number, arcs: Int32Array, multipliers: Float64Array, out: Float64Array): void {
		const own = itemOf[host] as number;
		const room = most - (units[own] as number);
		const need = Math.max(0, least - (units[own] as number));
		const base = reduced(host, own, multipliers);
		sort(host, arcs, multipliers, Math.max(0, room));
		merge(own, room);
		const all = [...heavy];
		fill(host, multipliers, room, all);
		const fixedTable = Float64Array.from(table);
		arcs.forEach((one, k) => {
			out[k] = base + ((kindOf[one] as number) < 0 ? withHeavy(one) : withLight(one));
		});

		function withLight(one: number): number {
			const kind = kindOf[one] as number;
			const worth = (cost[host * items + one] as number) - (multipliers[one] as number);
			let best = Infinity;
			for (let k = 1; k <= Math.min(picks, room); k++) {
				const light = (sum[k] as number) + exchange(own, one, kind, worth, k);
				for (let w = Math.max(0, need - k); w <= room - k; w++) best = Math.min(best, (fixedTable[w] as number) + light);
			}
			return best;
		}

		function withHeavy(one: number): number {
			const size = units[one] as number;
			const worth = reduced(host, one, multipliers);
			fill(
				host,
				multipliers,
				room,
				all.filter((other) => other !== one)
			);
			let best = Infinity;
			for (let w = 0; w + size <= room; w++)
				for (let k = Math.max(0, need - w - size); k <= Math.min(picks, room - w - size); k++)
					best = Math.min(best, (table[w] as number) + (sum[k] as number) + worth);
			return best;
		}
	}

	/** What the first `k` picks cost more when a point must be among them: it replaces the last of its kind, or of another. */
	function exchange(own: number, one: number, kind: number, worth: number, k: number): number {
		let [ofKind, lastOther] = [0, -1];
		for (let pick = 0; pick < k; pick++) {
			if (pickKind[pick] === kind) ofKind++;
			else lastOther = pick;
		}
		for (let at = 0; at < ofKind; at++) if (item[kind]?.[at] === one) return 0;
		const within = ofKind > 0 ? worth - (value[kind]?.[ofKind - 1] as number) : Infinity;
		const instead = lastOther >= 0 ? worth + pairs(own, kind, ofKind) - (adds[lastOther] as number) : Infinity;
		return Math.min(within, instead);
	}
}
