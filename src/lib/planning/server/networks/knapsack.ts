import type { Model } from './model.ts';
import type { Pricer } from './pricer.ts';

/** The finest grid on which weights that are not whole numbers, or are large, are rounded down. */
const finest = 1000;
/** A smallest size is kept exactly only where the table stays small; without it the value is still a lower bound. */
const widest = 200;

/**
 * The cheapest group of a host by dynamic programming over its weight. Pairs of the same type and points that must be apart
 * are not looked at, and weights that are not whole are rounded down: the value is then a bound from below.
 */
export function knapsackPricer(model: Model): Pricer {
	const grid = gridOf(model);
	const { weight, room } = grid;
	const floor = grid.exact && model.instance.size.min !== undefined && room <= widest ? Math.ceil(model.least - 1e-9) : 0;
	const { items, cost, inner, itemOf } = model;
	const best = new Float64Array(room + 1);
	const taken = Array.from({ length: items }, () => new Uint8Array(room + 1));
	const considered = new Int32Array(items);
	const chosen = new Int32Array(items);
	const pricer: Pricer = { chosen, count: 0, price, forced };
	return pricer;

	function price(host: number, arcs: Int32Array, multipliers: Float64Array): number {
		const own = itemOf[host] as number;
		const left = room - (weight[own] as number);
		const need = Math.max(0, floor - (weight[own] as number));
		pricer.count = 0;
		if (left < 0) return Infinity;
		best.fill(need > 0 ? Infinity : 0);
		best[0] = 0;
		let lines = 0;
		for (const item of arcs) {
			const worth = reduced(host, item, multipliers);
			const size = weight[item] as number;
			if (size > left || (worth >= 0 && need === 0)) continue;
			const line = taken[lines] as Uint8Array;
			for (let room = left; room >= size; room--) {
				const value = (best[room - size] as number) + worth;
				if (value < (best[room] as number)) {
					best[room] = value;
					line[room] = 1;
				} else line[room] = 0;
			}
			line.fill(0, 0, size);
			considered[lines++] = item;
		}
		let at = left;
		if (need > 0) for (let room = need; room <= left; room++) if ((best[room] as number) < (best[at] as number)) at = room;
		const value = (best[at] as number) + reduced(host, own, multipliers);
		if (value === Infinity) return Infinity;
		chosen[pricer.count++] = own;
		for (let line = lines - 1; line >= 0; line--) {
			if (!taken[line]?.[at]) continue;
			const item = considered[line] as number;
			chosen[pricer.count++] = item;
			at -= weight[item] as number;
		}
		return value;
	}

	function reduced(host: number, item: number, multipliers: Float64Array): number {
		return (cost[host * items + item] as number) + (inner[item] as number) - (multipliers[item] as number);
	}

	/** Forward and backward tables meet at each item: the value when it is in the group. */
	function forced(host: number, arcs: Int32Array, multipliers: Float64Array, out: Float64Array): void {
		const own = itemOf[host] as number;
		const left = room - (weight[own] as number);
		const need = Math.max(0, floor - (weight[own] as number));
		const base = reduced(host, own, multipliers);
		const empty = new Float64Array(left + 1).fill(need > 0 ? Infinity : 0);
		empty[0] = 0;
		// What costs more than it earns is in no cheapest group by itself, unless a smallest size asks for it.
		const wanted = arcs.filter((item) => need > 0 || reduced(host, item, multipliers) < 0);
		const after: Float64Array[] = [];
		after[wanted.length] = empty;
		for (let k = wanted.length - 1; k >= 0; k--) {
			const item = wanted[k] as number;
			after[k] = withItem(after[k + 1] as Float64Array, weight[item] as number, reduced(host, item, multipliers));
		}
		let [before, k] = [empty, 0];
		arcs.forEach((item, at) => {
			const [size, own] = [weight[item] as number, reduced(host, item, multipliers)];
			if (item !== wanted[k]) {
				out[at] = base + own + (size > left ? Infinity : (after[0]?.[left - size] as number));
				return;
			}
			out[at] = base + own + meeting(before, after[k + 1] as Float64Array, left - size, need - size, need > 0);
			before = withItem(before, size, own);
			k++;
		});
	}
}

function withItem(table: Float64Array, size: number, reduced: number): Float64Array<ArrayBuffer> {
	const next = Float64Array.from(table);
	for (let room = size; room < table.length; room++) {
		const value = (table[room - size] as number) + reduced;
		if (value < (next[room] as number)) next[room] = value;
	}
	return next;
}

/** The best two parts of a group whose weights together leave at most nothing and reach what is needed. */
function meeting(before: Float64Array, after: Float64Array, left: number, need: number, exact: boolean): number {
	let best = Infinity;
	for (let a = 0; a <= left; a++) {
		if (before[a] === Infinity) continue;
		for (let b = exact ? Math.max(0, need - a) : left - a; b <= left - a; b++)
			best = Math.min(best, (before[a] as number) + (after[b] as number));
	}
	return best;
}

function gridOf({ weight, most }: Model): { weight: Int32Array; room: number; exact: boolean } {
	if (weight.every(Number.isInteger) && most <= finest * 2)
		return { weight: Int32Array.from(weight), room: Math.floor(most + 1e-9), exact: true };
	const unit = most / finest;
	return { weight: Int32Array.from(weight, (one) => Math.floor(one / unit)), room: finest, exact: false };
}
