import { bundlesOf, countBundles, mostBundles, type Bundle } from './bundles.ts';
import { lightsOf } from './lights.ts';
import type { Model } from './model.ts';
import type { Pricer } from './pricer.ts';

/** The largest group, in units, that is priced piece by piece. */
const largest = 64;

/** A model in which most items are single points of one weight: the special ones are heavier, or must be apart from another. */
export type Pieces = { units: Int32Array; most: number; least: number; special: Uint8Array };

/** Sees a model as pieces: all weights multiples of the lightest, and few enough special items to go through their sets. Else null. */
export function piecesOf(model: Model): Pieces | null {
	const { weight, members, types, apart } = model;
	const unit = weight.reduce((least, one) => Math.min(least, one), Infinity);
	const units = Int32Array.from(weight, (one) => Math.round(one / unit));
	const most = Math.floor(model.most / unit + 1e-9);
	if (weight.some((one, item) => Math.abs(one / unit - (units[item] as number)) > 1e-9) || most > largest) return null;
	const heavy = Uint8Array.from(units, (size, item) => Number(size !== 1 || members[item]?.length !== 1));
	if (types === 0 && heavy.reduce((sum, one) => sum + one, 0) * 2 > heavy.length) return null;
	const withApart = Uint8Array.from(heavy, (one, item) => Number(one || (apart[item]?.size ?? 0) > 0));
	const least = Math.ceil(model.least / unit - 1e-9);
	for (const special of [withApart, heavy]) {
		const list = [...special.keys()].filter((item) => special[item]);
		if (countBundles(model, list, units, most - 1) <= mostBundles) return { units, most, least, special };
	}
	return null;
}

/**
 * The cheapest group of a host, piece by piece: for every set of special items the cheapest points to go with it. Exact,
 * except that points which must be apart are not looked at where there are too many of them.
 */
export function unitsPricer(model: Model, { units, most, least, special }: Pieces): Pricer {
	const { items, cost, inner, itemOf, members, typeOf, types } = model;
	const kindOf = Int32Array.from(special, (one, item) => {
		const type = typeOf[members[item]?.[0] as number] as number;
		return one ? -1 : type < 0 ? types : type;
	});
	const lights = lightsOf(model, kindOf, most);
	const known = new WeakMap<Int32Array, Bundle[]>();
	const base = new Float64Array(most + 1);
	const chosen = new Int32Array(items);
	const pricer: Pricer = { chosen, count: 0, price, forced };
	return pricer;

	function price(host: number, arcs: Int32Array, multipliers: Float64Array): number {
		const own = itemOf[host] as number;
		const room = most - (units[own] as number);
		const need = Math.max(0, least - (units[own] as number));
		pricer.count = 0;
		if (room < 0) return Infinity;
		const picks = prepare(host, arcs, multipliers, own, room);
		let best = Infinity;
		for (const bundle of bundlesFor(arcs, own, room)) {
			const worth = worthOf(host, bundle, multipliers);
			const [from, to] = [Math.max(0, need - bundle.units), room - bundle.units];
			if (bundle.items.length > 0) {
				if (!(worth + leastOf(base, from, Math.min(to, picks)) < best)) continue;
				lights.merge(bundle.already, to);
			}
			for (let k = from; k <= Math.min(to, lights.picks()); k++) {
				const total = worth + (lights.sum[k] as number);
				if (total >= best) continue;
				best = total;
				keep(own, bundle, k);
			}
		}
		return best + reduced(host, own, multipliers);
	}

	/** Sorts the single points, and leaves in `base` what they cost when no special item is taken. */
	function prepare(host: number, arcs: Int32Array, multipliers: Float64Array, own: number, room: number): number {
		lights.sort(host, arcs, multipliers, room);
		lights.merge(model.count[own] as Int32Array, room);
		base.set(lights.sum);
		return lights.picks();
	}

	function bundlesFor(arcs: Int32Array, own: number, room: number): Bundle[] {
		const found =
			known.get(arcs) ??
			bundlesOf(
				model,
				own,
				[...arcs].filter((item) => special[item]),
				units,
				room
			);
		known.set(arcs, found);
		return found;
	}

	function reduced(host: number, item: number, multipliers: Float64Array): number {
		return (cost[host * items + item] as number) + (inner[item] as number) - (multipliers[item] as number);
	}

	function worthOf(host: number, { items: inside, pairs }: Bundle, multipliers: Float64Array): number {
		let worth = pairs;
		for (const item of inside) worth += reduced(host, item, multipliers);
		return worth;
	}

	function keep(own: number, bundle: Bundle, picks: number): void {
		chosen[0] = own;
		chosen.set(bundle.items, 1);
		lights.first(picks, chosen, 1 + bundle.items.length);
		pricer.count = 1 + bundle.items.length + picks;
	}

	function forced(host: number, arcs: Int32Array, multipliers: Float64Array, out: Float64Array): void {
		const own = itemOf[host] as number;
		const room = most - (units[own] as number);
		const need = Math.max(0, least - (units[own] as number));
		out.fill(Infinity, 0, arcs.length);
		prepare(host, arcs, multipliers, own, Math.max(0, room));
		const start = reduced(host, own, multipliers);
		for (const bundle of bundlesFor(arcs, own, room)) {
			const worth = start + worthOf(host, bundle, multipliers);
			const [from, to] = [Math.max(0, need - bundle.units), room - bundle.units];
			lights.merge(bundle.already, Math.max(0, to));
			const picks = Math.min(to, lights.picks());
			const alone = worth + leastOf(lights.sum, from, picks);
			arcs.forEach((item, at) => {
				if (special[item]) {
					if (bundle.items.includes(item)) out[at] = Math.min(out[at] as number, alone);
					return;
				}
				if (!(alone < (out[at] as number))) return;
				const value = (cost[host * items + item] as number) - (multipliers[item] as number);
				for (let k = Math.max(1, from); k <= picks; k++) {
					const total = worth + (lights.sum[k] as number) + lights.exchange(item, value, bundle.already, k);
					if (total < (out[at] as number)) out[at] = total;
				}
			});
		}
	}
}

function leastOf(sums: Float64Array, from: number, to: number): number {
	let least = Infinity;
	for (let k = from; k <= to; k++) least = Math.min(least, sums[k] as number);
	return least;
}
