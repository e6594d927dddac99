import type { Model } from './model.ts';
import { slack } from './model.ts';
import { randomFrom } from './random.ts';

/** A plan in numbers: for each item its group. */
export type Division = Int32Array;
export type Annealed = { groupOf: Division; objective: number };
export type Schedule = { moves: number; seed: number; warmth: number; from?: Division; stop: () => boolean };

/**
 * Looks for good plans by simulated annealing: items move to other groups or change places with another item, and worse
 * plans are taken less and less. Sizes and points that must be apart may be hurt on the way, at a price. Null: none found.
 */
export function anneal(model: Model, { moves, seed, warmth, from, stop }: Schedule): Annealed | null {
	const { points, items, groups, members, weight, cost, least, most, count, types, sameType, apart } = model;
	const random = randomFrom(seed);
	const pick = (size: number) => Math.floor(random() * size);
	const groupOf = from ? Int32Array.from(from) : firstDivision(model, random);
	const inside = Array.from({ length: groups }, (): number[] => []);
	groupOf.forEach((group, item) => inside[group]?.push(item));
	const sum = new Float64Array(points);
	const load = new Float64Array(groups);
	const kinds = Array.from({ length: groups }, () => new Int32Array(types));
	for (let group = 0; group < groups; group++) for (const item of inside[group] as number[]) enter(item, group, false);
	const value = Float64Array.from(inside, (_, group) => bestOf(group, -1, -1));
	const near = neighbours(model);
	const typical = Math.max(value.reduce((all, one) => all + one, 0) / items, 1e-9);
	const unit = model.total / items;
	// Among many groups one is always off its size unless that is dear from the beginning.
	const firm = groups > 30;
	// Among items of one weight sizes never need to be hurt.
	const strict = firm && weight.every((one) => one === weight[0]);
	let price = ((firm ? 3 : 1) * typical) / unit;
	let current = value.reduce((all, one) => all + one, 0);
	let hurt = load.reduce((all, one) => all + offSize(one), 0);
	let clashes = apart.reduce(
		(all, others, item) => all + [...others].filter((other) => other > item && groupOf[other] === groupOf[item]).length,
		0
	);
	let best: Annealed | null = null;
	keep();
	const cooling = Math.pow(0.002, 1 / Math.max(1, moves));
	let heat = typical * warmth;
	for (let move = 0; move < moves; move++) {
		heat *= cooling;
		if ((move & 8191) === 0 && stop()) break;
		if ((move & 255) === 0) {
			const off = hurt > slack || clashes > 0;
			price = off ? price * (firm ? 1.005 : 1.05) : Math.max(firm ? price : price / 1.05, (0.05 * typical) / unit);
		}
		const item = pick(items);
		const a = groupOf[item] as number;
		const list = near[item] as Int32Array;
		const other = list[pick(list.length)] as number;
		const b = groupOf[other] as number;
		if (a === b) continue;
		const crowd = inside[b] as number[];
		const swap = random() < 0.6 ? (random() < 0.3 ? other : (crowd[pick(crowd.length)] as number)) : -1;
		if (swap < 0 && (inside[a] as number[]).length === 1) continue;
		attempt(item, a, swap, b);
	}
	return best;

	function attempt(item: number, a: number, swap: number, b: number): void {
		const change = (weight[item] as number) - (swap < 0 ? 0 : (weight[swap] as number));
		const hurtAfter = hurt - offSize(load[a]!) - offSize(load[b]!) + offSize(load[a]! - change) + offSize(load[b]! + change);
		if (strict && hurtAfter > hurt + slack) return;
		const clashesAfter = clashes + clashChange(item, a, b, swap) + (swap < 0 ? 0 : clashChange(swap, b, a, item));
		const penalty = price * (hurtAfter - hurt) + 4 * price * unit * (clashesAfter - clashes);
		const patience = -heat * Math.log(random() + 1e-300);
		// The sums cannot fall by more than the groups are worth.
		if (penalty - (value[a] as number) - (value[b] as number) > patience) return;
		const [valueA, valueB] = [bestOf(a, item, swap), bestOf(b, swap, item)];
		const difference = valueA + valueB - (value[a] as number) - (value[b] as number);
		if (difference + penalty > patience) return;
		leave(item, a);
		if (swap >= 0) leave(swap, b);
		enter(item, b, true);
		if (swap >= 0) enter(swap, a, true);
		[value[a], value[b]] = [valueA, valueB];
		current += difference;
		hurt = hurtAfter;
		clashes = clashesAfter;
		keep();
	}

	/** The value of a group around its best host when an item leaves and another comes (−1: none). */
	function bestOf(group: number, leaving: number, coming: number): number {
		let least = Infinity;
		for (const item of inside[group] as number[]) {
			if (item === leaving) continue;
			for (const host of members[item] as number[]) {
				const row = host * items;
				const total =
					(sum[host] as number) - (leaving < 0 ? 0 : (cost[row + leaving] as number)) + (coming < 0 ? 0 : (cost[row + coming] as number));
				if (total < least) least = total;
			}
		}
		if (coming >= 0) {
			for (const host of members[coming] as number[]) {
				const row = host * items;
				let total = cost[row + coming] as number;
				for (const item of inside[group] as number[]) if (item !== leaving) total += cost[row + item] as number;
				if (total < least) least = total;
			}
		}
		return types === 0 ? least : least + pairs(group, leaving, coming);
	}

	function pairs(group: number, leaving: number, coming: number): number {
		let all = 0;
		for (let type = 0; type < types; type++) {
			const k =
				(kinds[group]?.[type] as number) -
				(leaving < 0 ? 0 : (count[leaving]?.[type] as number)) +
				(coming < 0 ? 0 : (count[coming]?.[type] as number));
			all += (k * (k - 1)) / 2;
		}
		return all * sameType;
	}

	function offSize(size: number): number {
		return size > most ? size - most : size < least ? least - size : 0;
	}

	function clashChange(item: number, from: number, to: number, gone: number): number {
		let change = 0;
		for (const other of apart[item] as Set<number>) {
			if (other === gone) continue;
			if (groupOf[other] === from) change--;
			else if (groupOf[other] === to) change++;
		}
		return change;
	}

	function leave(item: number, group: number): void {
		const list = inside[group] as number[];
		list[list.indexOf(item)] = list[list.length - 1] as number;
		list.pop();
		load[group]! -= weight[item] as number;
		for (let type = 0; type < types; type++) kinds[group]![type]! -= count[item]?.[type] as number;
		for (const one of list) for (const host of members[one] as number[]) sum[host]! -= cost[host * items + item] as number;
	}

	function enter(item: number, group: number, listed: boolean): void {
		const list = inside[group] as number[];
		groupOf[item] = group;
		load[group]! += weight[item] as number;
		for (let type = 0; type < types; type++) kinds[group]![type]! += count[item]?.[type] as number;
		if (listed) {
			for (const one of list) for (const host of members[one] as number[]) sum[host]! += cost[host * items + item] as number;
			list.push(item);
		}
		for (const host of members[item] as number[]) {
			sum[host] = 0;
			for (const one of list) sum[host]! += cost[host * items + one] as number;
		}
	}

	function keep(): void {
		if (hurt > slack || clashes > 0 || (best && current >= best.objective - 1e-9)) return;
		best = { groupOf: Int32Array.from(groupOf), objective: current };
	}
}

/** A first division: seeds far from each other, then the heaviest items first to the nearest seed that has room. */
function firstDivision({ items, groups, members, weight, cost, most }: Model, random: () => number): Division {
	const distance = new Float64Array(items).fill(Infinity);
	const seeds: number[] = [];
	for (let item = Math.floor(random() * items); seeds.length < groups;) {
		seeds.push(item);
		const row = (members[item]?.[0] as number) * items;
		for (let other = 0; other < items; other++) distance[other] = Math.min(distance[other] as number, cost[row + other] as number);
		distance[item] = -1;
		item = distance.reduce((far, one, at) => (one > (distance[far] as number) ? at : far), 0);
	}
	const groupOf = new Int32Array(items).fill(-1);
	const load = new Float64Array(groups);
	const put = (item: number, group: number) => {
		groupOf[item] = group;
		load[group]! += weight[item] as number;
	};
	seeds.forEach(put);
	const heaviest = Array.from({ length: items }, (_, item) => item).sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
	for (const item of heaviest) {
		if ((groupOf[item] as number) >= 0) continue;
		let [best, bestCost] = [0, Infinity];
		for (let group = 0; group < groups; group++) {
			const over = Math.max(0, (load[group] as number) + (weight[item] as number) - most);
			const total =
				(cost[(members[seeds[group] as number]?.[0] as number) * items + item] as number) + over * 1e6 * (1 + (load[group] as number));
			if (total < bestCost) [best, bestCost] = [group, total];
		}
		put(item, best);
	}
	return groupOf;
}

/** For each item the others that are cheap to be with. */
function neighbours({ items, members, cost }: Model): Int32Array[] {
	const most = Math.min(items - 1, Math.max(12, Math.min(40, items)));
	return Array.from({ length: items }, (_, item) => {
		const row = (members[item]?.[0] as number) * items;
		const others = Array.from({ length: items }, (_, other) => other).filter((other) => other !== item);
		others.sort((a, b) => (cost[row + a] as number) - (cost[row + b] as number) || a - b);
		return Int32Array.from(items === 1 ? [item] : others.slice(0, most));
	});
}
