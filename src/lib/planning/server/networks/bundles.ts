import type { Model } from './model.ts';

/** Items that go into a group of a host together, besides its own: how many units, members of each type, and pairs between them. */
export type Bundle = { items: Int32Array; units: number; already: Int32Array; pairs: number };

/** More sets of special items than this are not gone through one by one. */
export const mostBundles = 1500;

/** How many sets of items fit into so much room, keeping apart what must be; counts no further than one too many. */
export function countBundles({ apart }: Model, special: readonly number[], units: Int32Array, room: number): number {
	let count = 0;
	extend(0, [], room);
	return count;

	function extend(from: number, chosen: readonly number[], left: number): void {
		count++;
		for (let at = from; at < special.length && count <= mostBundles; at++) {
			const item = special[at] as number;
			if ((units[item] as number) > left || chosen.some((other) => apart[other]?.has(item))) continue;
			extend(at + 1, [...chosen, item], left - (units[item] as number));
		}
	}
}

/** Every set of special items that a host can take, the empty one first. */
export function bundlesOf(model: Model, own: number, special: readonly number[], units: Int32Array, room: number): Bundle[] {
	const { types, count, sameType, inner, apart } = model;
	const bundles: Bundle[] = [];
	extend(0, [], 0);
	return bundles;

	function extend(from: number, chosen: readonly number[], size: number): void {
		bundles.push(bundle(chosen, size));
		for (let at = from; at < special.length; at++) {
			const item = special[at] as number;
			if (size + (units[item] as number) > room || chosen.some((other) => apart[other]?.has(item))) continue;
			extend(at + 1, [...chosen, item], size + (units[item] as number));
		}
	}

	function bundle(chosen: readonly number[], size: number): Bundle {
		const already = new Int32Array(types);
		let pairs = -(inner[own] as number);
		for (let type = 0; type < types; type++) {
			const k = chosen.reduce((sum, item) => sum + (count[item]?.[type] as number), count[own]?.[type] as number);
			already[type] = k;
			pairs += (sameType * k * (k - 1)) / 2;
		}
		return {
			items: Int32Array.from(chosen),
			units: size,
			already,
			pairs: chosen.reduce((sum, item) => sum - (inner[item] as number), pairs)
		};
	}
}
