import type { Candidate, Rules } from './inputs.ts';
import type { QuotaKind } from './scheme.ts';

/** Applications that share what a quota speaks of, or have priority where a share of the places is theirs. */
export type Group = { has: (candidate: Candidate) => boolean; at_least: number; at_most: number };

/** The places of a selection while they are being given: who has one, and who still may. */
export type Hall = {
	groups: readonly Group[];
	may: (candidate: Candidate) => boolean;
	admit: (candidate: Candidate) => void;
	heldBy: (group: Group) => number;
};

/**
 * Gives the places, going down the ranking: first what each group has to have at least, in the order of the groups, then
 * the rest. Returns who is accepted (docs/selection-file.md, “Places”).
 */
export function allot(order: readonly Candidate[], rules: Rules): Set<Candidate> {
	const hall = openHall(rules);
	const accepted = new Set<Candidate>();
	const acceptFrom = (list: readonly Candidate[], enough: () => boolean) => {
		for (const candidate of list) {
			if (enough()) return;
			if (accepted.has(candidate) || !hall.may(candidate)) continue;
			hall.admit(candidate);
			accepted.add(candidate);
		}
	};
	for (const group of hall.groups) if (group.at_least > 0) acceptFrom(order.filter(group.has), () => hall.heldBy(group) >= group.at_least);
	acceptFrom(order, () => accepted.size >= rules.capacity);
	return accepted;
}

/** An empty hall with the capacity and the limits of the rules. */
export function openHall(rules: Rules): Hall {
	const groups = groupsOf(rules);
	const limited = groups.map((group, place) => ({ group, place })).filter(({ group }) => group.at_most < Infinity);
	const held = groups.map(() => 0);
	let taken = 0;
	return {
		groups,
		may: (candidate) =>
			taken < rules.capacity && limited.every(({ group, place }) => (held[place] ?? 0) < group.at_most || !group.has(candidate)),
		admit: (candidate) => {
			taken += 1;
			groups.forEach((group, place) => {
				if (group.has(candidate)) held[place] = (held[place] ?? 0) + 1;
			});
		},
		heldBy: (group) => held[groups.indexOf(group)] ?? 0
	};
}

/** The group of those with priority, where a share is theirs, then the quotas as written. */
export function groupsOf({ priority, capacity, quotas }: Rules): Group[] {
	const share: Group[] =
		priority.kind === 'share'
			? [{ has: (candidate) => candidate.priority, at_least: Math.ceil((capacity * priority.percent) / 100), at_most: Infinity }]
			: [];
	return [
		...share,
		...quotas.map(({ by, value, at_least, at_most }): Group => ({
			has: belongs[by](value),
			at_least: at_least ?? 0,
			at_most: at_most ?? Infinity
		}))
	];
}

const belongs: Record<QuotaKind, (value: string) => Group['has']> = {
	topic: (value) => (candidate) => candidate.topic === value,
	county: (value) => (candidate) => candidate.county === value,
	type: (value) => (candidate) => candidate.type === value
};
