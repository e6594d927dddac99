import type { Clash } from '../progress.ts';
import type { NetworksInstance } from './instance.ts';

/**
 * Why no plan can exist, as far as it shows without searching: sizes that the weights cannot fill, points that must be both
 * together and apart, points that are too heavy together, more points apart from each other than there are groups. None
 * found does not mean that a plan exists.
 */
export function clashesIn(instance: NetworksInstance): Clash[] {
	const chains = chainsOf(instance);
	return [
		...clashesOfSize(instance, chains),
		...clashesOfWeight(instance, chains),
		...clashesOfApart(instance),
		...crowds(instance, chains)
	];
}

/** The sets of points that must share a group, by `together` and `fixed`; each with two or more, in the order of the points. */
export function chainsOf({ points, together, fixed }: NetworksInstance): string[][] {
	const next = linksOf({ together, fixed });
	const seen = new Set<string>();
	return points.flatMap(({ id }) => {
		if (seen.has(id) || !next.has(id)) return [];
		const chain = new Set([id]);
		for (const one of chain) for (const other of next.get(one) ?? []) chain.add(other);
		for (const one of chain) seen.add(one);
		return [points.map((point) => point.id).filter((one) => chain.has(one))];
	});
}

function clashesOfSize({ points, groups, size: { min = 0, max = Infinity } }: NetworksInstance, chains: string[][]): Clash[] {
	const most = points.length - chains.reduce((sum, chain) => sum + chain.length - 1, 0);
	const total = points.reduce((sum, { weight }) => sum + weight, 0);
	return [
		...(groups > points.length ? [{ key: 'networks_more_groups_than_points', values: { groups, points: points.length } }] : []),
		...(groups > most && groups <= points.length
			? [{ key: 'networks_more_groups_than_sets', values: { groups, sets: most, points: chains.flat() } }]
			: []),
		...(total > groups * max + slack ? [{ key: 'networks_too_heavy_in_all', values: { total, groups, max } }] : []),
		...(total < groups * min - slack ? [{ key: 'networks_too_light_in_all', values: { total, groups, min } }] : [])
	];
}

function clashesOfWeight({ points, size: { max = Infinity } }: NetworksInstance, chains: string[][]): Clash[] {
	const weightOf = new Map(points.map(({ id, weight }) => [id, weight]));
	const single = points
		.filter(({ weight }) => weight > max + slack)
		.map(({ id, weight }): Clash => ({ key: 'networks_point_too_heavy', values: { point: [id], weight, max } }));
	const together = chains.flatMap((chain): Clash[] => {
		const weight = chain.reduce((sum, id) => sum + (weightOf.get(id) ?? 0), 0);
		return weight > max + slack ? [{ key: 'networks_together_too_heavy', values: { points: chain, weight, max } }] : [];
	});
	return [...single, ...together];
}

/** Pairs that must be apart and are bound together, each with the shortest chain that binds them. */
function clashesOfApart(instance: NetworksInstance): Clash[] {
	const next = linksOf(instance);
	return instance.apart.flatMap(([a, b]): Clash[] => {
		const chain = chainBetween(next, a, b);
		return chain ? [{ key: 'networks_apart_and_together', values: { one: [a], other: [b], chain } }] : [];
	});
}

function chainBetween(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] | null {
	const cameFrom = new Map<string, string | null>([[from, null]]);
	for (const [at] of cameFrom) {
		if (at === to) break;
		for (const other of next.get(at) ?? []) if (!cameFrom.has(other)) cameFrom.set(other, at);
	}
	if (!cameFrom.has(to)) return null;
	const chain: string[] = [];
	for (let at: string | null = to; at !== null; at = cameFrom.get(at) ?? null) chain.unshift(at);
	return chain;
}

/** Points of which each must be apart from each other and that are more than the groups. Found greedily, from each point. */
function crowds({ points, groups, apart }: NetworksInstance, chains: string[][]): Clash[] {
	const chainOf = new Map(chains.flatMap((chain) => chain.map((id) => [id, chain[0] as string] as const)));
	const named = (id: string) => chainOf.get(id) ?? id;
	const foes = new Map<string, Set<string>>();
	for (const [a, b] of apart.flatMap(([a, b]) => [[named(a), named(b)] as const, [named(b), named(a)] as const]))
		foes.set(a, (foes.get(a) ?? new Set()).add(b));
	for (const { id } of points) {
		const crowd = [id];
		const others = [...(foes.get(id) ?? [])].sort((a, b) => (foes.get(b)?.size ?? 0) - (foes.get(a)?.size ?? 0));
		for (const other of others) if (crowd.every((one) => foes.get(one)?.has(other))) crowd.push(other);
		if (crowd.length > groups) return [{ key: 'networks_too_many_apart', values: { points: crowd.slice(0, groups + 1), groups } }];
	}
	return [];
}

function linksOf({ together, fixed }: Pick<NetworksInstance, 'together' | 'fixed'>): Map<string, string[]> {
	const next = new Map<string, string[]>();
	for (const [a, b] of [...together, ...fixed.map((one): [string, string] => [one.id, one.with])]) {
		next.set(a, [...(next.get(a) ?? []), b]);
		next.set(b, [...(next.get(b) ?? []), a]);
	}
	return next;
}

/** Weights may be fractions, whose sums are not exact. */
const slack = 1e-9;
