import { distanceIn, type Group, type NetworksInstance, type Point } from './instance.ts';

/** What a member costs: how far it is from its host, and whether its topic is another. */
export type MemberCost = { id: string; distance: number; topicDiffers: boolean };

/** What a group costs: each member by itself, and the pairs of members of the same type. */
export type GroupCost = { host: string; weight: number; members: MemberCost[]; sameType: [string, string][]; objective: number };

/** A hard rule that a plan breaks. The ids are those of the points that break it. */
export type BrokenRule = {
	rule: 'groups' | 'size_min' | 'size_max' | 'placed_once' | 'unknown_point' | 'host_not_member' | 'apart' | 'together' | 'fixed';
	points: string[];
};

/** The objective of a plan in parts (already multiplied by their weights), group by group, and every hard rule that it breaks. */
export type GroupsEvaluation = {
	objective: number;
	parts: { distance: number; topic: number; sameType: number };
	groups: GroupCost[];
	faults: BrokenRule[];
};

/** Evaluates groups as they are, whoever made them: the objective of the contract, and the rules that do not hold. */
export function evaluateGroups(instance: NetworksInstance, groups: readonly Group[]): GroupsEvaluation {
	const known = new Map(instance.points.map((point) => [point.id, point]));
	const costs = groups.map((group) => costOfGroup(instance, group, known));
	const members = costs.flatMap((cost) => cost.members);
	const { weights } = instance;
	const parts = {
		distance: weights.distance * sum(members.map(({ distance }) => distance)),
		topic: weights.topic * members.filter(({ topicDiffers }) => topicDiffers).length,
		sameType: weights.sameType * sum(costs.map(({ sameType }) => sameType.length))
	};
	return { objective: parts.distance + parts.topic + parts.sameType, parts, groups: costs, faults: brokenRules(instance, groups, known) };
}

/**
 * Whether a member's topic counts as another than its host's. A point without a topic differs from every point that has one.
 */
export const topicsDiffer = (member: Point, host: Point): boolean => member.topic !== host.topic;

/** Whether two members count as a pair of the same type. Points without a type are of no type, so never of the same. */
export const sameTypes = (a: Point, b: Point): boolean => a.type !== undefined && a.type === b.type;

function costOfGroup(instance: NetworksInstance, group: Group, known: ReadonlyMap<string, Point>): GroupCost {
	const distance = distanceIn(instance);
	const host = known.get(group.host);
	const points = group.members.flatMap((id) => known.get(id) ?? []);
	const members = points.map((point) => ({
		id: point.id,
		distance: host ? distance(host, point) : 0,
		topicDiffers: host !== undefined && topicsDiffer(point, host)
	}));
	const sameType = points.flatMap((a, at) =>
		points.slice(at + 1).flatMap((b): [string, string][] => (sameTypes(a, b) ? [[a.id, b.id]] : []))
	);
	const { weights } = instance;
	return {
		host: group.host,
		weight: sum(points.map((point) => point.weight)),
		members,
		sameType,
		objective:
			weights.distance * sum(members.map((member) => member.distance)) +
			weights.topic * members.filter(({ topicDiffers }) => topicDiffers).length +
			weights.sameType * sameType.length
	};
}

function brokenRules(instance: NetworksInstance, groups: readonly Group[], known: ReadonlyMap<string, Point>): BrokenRule[] {
	const { min = 0, max = Infinity } = instance.size;
	const placed = groups.flatMap(({ members }) => members);
	const groupOf = new Map(groups.flatMap(({ members }, index) => members.map((id) => [id, index] as const)));
	const parted = (a: string, b: string) => groupOf.get(a) !== groupOf.get(b);
	const times = new Map<string, number>();
	for (const id of placed) times.set(id, (times.get(id) ?? 0) + 1);
	const notOnce = instance.points.map(({ id }) => id).filter((id) => times.get(id) !== 1);
	const unknown = [...times.keys()].filter((id) => !known.has(id));
	const weigh = ({ members }: Group) => sum(members.map((id) => known.get(id)?.weight ?? 0));
	return [
		...(groups.length === instance.groups && groups.every(({ members }) => members.length > 0)
			? []
			: [{ rule: 'groups' as const, points: [] }]),
		...(notOnce.length > 0 ? [{ rule: 'placed_once' as const, points: notOnce }] : []),
		...(unknown.length > 0 ? [{ rule: 'unknown_point' as const, points: unknown }] : []),
		...groups.flatMap((group): BrokenRule[] => [
			...(group.members.includes(group.host) ? [] : [{ rule: 'host_not_member' as const, points: [group.host] }]),
			...(weigh(group) < min - slack ? [{ rule: 'size_min' as const, points: group.members }] : []),
			...(weigh(group) > max + slack ? [{ rule: 'size_max' as const, points: group.members }] : [])
		]),
		...instance.apart.filter(([a, b]) => !parted(a, b)).map((pair): BrokenRule => ({ rule: 'apart', points: pair })),
		...instance.together.filter(([a, b]) => parted(a, b)).map((pair): BrokenRule => ({ rule: 'together', points: pair })),
		...instance.fixed.filter((one) => parted(one.id, one.with)).map((one): BrokenRule => ({ rule: 'fixed', points: [one.id, one.with] }))
	];
}

/** Weights may be fractions, whose sums are not exact. */
const slack = 1e-9;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
