import type { NetworksInstance } from '../../networks/instance.ts';
import { anneal, type Division } from './anneal.ts';
import { modelOf, type Model } from './model.ts';
import { randomFrom } from './random.ts';

/** So many neighbouring groups are divided anew at once: only a few at first, later larger parts in turn. */
const sizes = [12, 18, 24] as const;
/** Larger parts have more to try: so many moves for each of their items. */
const moves = [5_000, 7_500, 10_000] as const;

export type Renewal = { tries: number; seed: number; stop: () => boolean; offer: (division: Division) => void };

/**
 * Improves a plan of many groups part by part: a group and those around it are divided anew by annealing, while all others
 * stand; the better division of the part stays. Offers the plan whenever it has become better.
 */
export function renewParts(model: Model, division: Division, { tries, seed, stop, offer }: Renewal): void {
	const random = randomFrom(seed);
	const now = Int32Array.from(division);
	for (let attempt = 0; attempt < tries && !stop(); attempt++) {
		const size = attempt < model.items ? 0 : ((attempt % 3) as 0 | 1 | 2);
		const groups = around(model, now, Math.floor(random() * model.items), sizes[size]);
		const inside = new Set(groups);
		// In the order of their first points, as the items of the part are.
		const items = [...now.keys()].filter((item) => inside.has(now[item] as number));
		const part = modelOf(partOf(model, items, groups.length));
		const first = Int32Array.from(items, (item) => groups.indexOf(now[item] as number));
		const standing = anneal(part, { moves: 1, seed, warmth: 0, from: first, stop: () => false });
		const found = anneal(part, { moves: part.items * moves[size], seed: seed + attempt, warmth: attempt % 6 < 3 ? 0.3 : 1, stop });
		if (!found || !standing || found.objective >= standing.objective - 1e-9) continue;
		items.forEach((item, at) => (now[item] = groups[found.groupOf[at] as number] as number));
		offer(now);
	}
}

/** So many groups that are nearest to an item, its own first. */
function around({ items, members, cost }: Model, division: Division, item: number, many: number): number[] {
	const row = (members[item]?.[0] as number) * items;
	const nearest = [...division.keys()].sort((a, b) => (cost[row + a] as number) - (cost[row + b] as number) || a - b);
	const groups = new Set([division[item] as number]);
	for (const other of nearest) {
		if (groups.size === many) break;
		groups.add(division[other] as number);
	}
	return [...groups];
}

/** The problem of some items by themselves. Rules between them and others do not matter, as the others stay in other groups. */
function partOf({ instance, members }: Model, items: readonly number[], groups: number): NetworksInstance {
	const inside = new Set(items.flatMap((item) => members[item] as number[]));
	const points = instance.points.filter((_, point) => inside.has(point));
	const known = new Set(points.map(({ id }) => id));
	return {
		...instance,
		groups,
		points,
		apart: instance.apart.filter(([a, b]) => known.has(a) && known.has(b)),
		together: instance.together.filter(([a]) => known.has(a)),
		fixed: instance.fixed.filter(({ id }) => known.has(id))
	};
}
