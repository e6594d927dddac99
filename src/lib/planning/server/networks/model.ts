import { distanceIn, type NetworksInstance } from '../../networks/instance.ts';
import { sameTypes, topicsDiffer } from '../../networks/evaluate.ts';

/**
 * A networks problem in numbers. Points that must be together are one *item*; every point may be a host. `cost[host * items
 * + item]` is what the members of the item cost in a group of that host, without pairs of the same type.
 */
export type Model = {
	instance: NetworksInstance;
	points: number;
	items: number;
	groups: number;
	/** Bounds of the weight of a group, made as tight as the total weight allows. */
	least: number;
	most: number;
	itemOf: Int32Array;
	members: number[][];
	weight: Float64Array;
	total: number;
	cost: Float64Array;
	/** The type of each point as a number, −1 for none; how many types there are (none when pairs cost nothing). */
	typeOf: Int32Array;
	types: number;
	sameType: number;
	/** For each item how many members of each type, and the cost of the pairs within it. */
	count: Int32Array[];
	inner: Float64Array;
	/** For each item the items it must be apart from. */
	apart: Set<number>[];
	/** Every plan's value is a multiple of it; 0 when values are not whole. */
	step: number;
};

/** Weights may be fractions: a group may be off its size by this much. */
export const slack = 1e-9;

/** Puts an instance into numbers. The rules must not contradict each other (`clashesIn`). */
export function modelOf(instance: NetworksInstance): Model {
	const { points, groups } = instance;
	const itemOf = itemsOf(instance);
	const items = Math.max(...itemOf) + 1;
	const members = Array.from({ length: items }, (): number[] => []);
	itemOf.forEach((item, point) => members[item]?.push(point));
	const weight = Float64Array.from(members, (inside) => inside.reduce((sum, point) => sum + weightOf(instance, point), 0));
	const total = weight.reduce((sum, one) => sum + one, 0);
	const { least, most } = bounds(instance, weight, total, groups);
	const { typeOf, types } = typesOf(instance);
	const count = members.map((inside) => {
		const counts = new Int32Array(types);
		for (const point of inside) if ((typeOf[point] ?? -1) >= 0) counts[typeOf[point] as number]!++;
		return counts;
	});
	const { sameType } = instance.weights;
	return {
		instance,
		points: points.length,
		items,
		groups,
		least,
		most,
		itemOf,
		members,
		weight,
		total,
		cost: costs(instance, itemOf, items),
		typeOf,
		types,
		sameType,
		count,
		inner: Float64Array.from(count, (counts) => sameType * counts.reduce((sum, k) => sum + (k * (k - 1)) / 2, 0)),
		apart: apartOf(instance, itemOf, items),
		step: isWhole(instance) ? 1 : 0
	};
}

const weightOf = ({ points }: NetworksInstance, point: number): number => points[point]?.weight ?? 0;

/** Which item each point belongs to; items are numbered by their first point. */
export function itemsOf({ points, together, fixed }: NetworksInstance): Int32Array {
	const index = new Map(points.map(({ id }, at) => [id, at]));
	const parent = Int32Array.from(points, (_, at) => at);
	const root = (at: number): number => (parent[at] === at ? at : root(parent[at] as number));
	for (const [a, b] of [...together, ...fixed.map((one): [string, string] => [one.id, one.with])]) {
		const [x, y] = [root(index.get(a) as number), root(index.get(b) as number)];
		parent[Math.max(x, y)] = Math.min(x, y);
	}
	const number = new Map<number, number>();
	return Int32Array.from(points, (_, at) => {
		const first = root(at);
		if (!number.has(first)) number.set(first, number.size);
		return number.get(first) as number;
	});
}

/** The other groups need at least something and can take only so much, which bounds each group too. */
function bounds({ size }: NetworksInstance, weight: Float64Array, total: number, groups: number) {
	const lightest = weight.reduce((least, one) => Math.min(least, one), Infinity);
	const given = { least: Math.max(size.min ?? 0, lightest), most: size.max ?? Infinity };
	return {
		least: Math.max(given.least, Math.min(given.most, total - (groups - 1) * given.most)),
		most: Math.min(given.most, total - (groups - 1) * given.least)
	};
}

function typesOf({ points, weights }: NetworksInstance) {
	const numbers = new Map<string, number>();
	const typeOf = Int32Array.from(points, (point) => {
		if (weights.sameType === 0 || point.type === undefined) return -1;
		if (!points.some((other) => other !== point && sameTypes(point, other))) return -1;
		if (!numbers.has(point.type)) numbers.set(point.type, numbers.size);
		return numbers.get(point.type) as number;
	});
	return { typeOf, types: numbers.size };
}

function costs(instance: NetworksInstance, itemOf: Int32Array, items: number): Float64Array {
	const { points, weights } = instance;
	const distance = distanceIn(instance);
	const cost = new Float64Array(points.length * items);
	points.forEach((host, h) =>
		points.forEach((member, j) => {
			const topic = topicsDiffer(member, host) ? weights.topic : 0;
			cost[h * items + (itemOf[j] as number)]! += weights.distance * distance(host, member) + topic;
		})
	);
	return cost;
}

function apartOf({ points, apart }: NetworksInstance, itemOf: Int32Array, items: number): Set<number>[] {
	const index = new Map(points.map(({ id }, at) => [id, at]));
	const sets = Array.from({ length: items }, () => new Set<number>());
	for (const [a, b] of apart) {
		const [x, y] = [itemOf[index.get(a) as number] as number, itemOf[index.get(b) as number] as number];
		sets[x]?.add(y);
		sets[y]?.add(x);
	}
	return sets;
}

const isWhole = ({ metric, weights }: NetworksInstance): boolean =>
	metric === 'euclidean-floor' && [weights.distance, weights.topic, weights.sameType].every(Number.isInteger);
