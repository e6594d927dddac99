/** One network of a proposal, by ids of schools: where it meets, who belongs to it, and whom the next computation leaves there. */
export type Group = { host: string; members: readonly string[]; locked: readonly string[] };

/** Says which school of a network the others come to with the least trouble. */
export type ChooseHost = (members: readonly string[]) => string;

/** The place of a school among the networks of a proposal; -1 where it is in none. */
export const groupOf = (groups: readonly Group[], school: string): number => groups.findIndex(({ members }) => members.includes(school));

/** A school goes to another network. Both meet where it is best for them now; a locked school takes its lock along. */
export function moveSchool(groups: readonly Group[], school: string, to: number, best: ChooseHost): Group[] {
	const from = groupOf(groups, school);
	if (from === -1 || from === to || groups[to] === undefined) return [...groups];
	const locked = isLocked(groups, school);
	return groups.map((group, index) => {
		if (index === from) return settled(without(group, school), best);
		return index === to ? settled(joined(group, school, locked), best) : group;
	});
}

/** Two schools of different networks change places. */
export function swapSchools(groups: readonly Group[], one: string, other: string, best: ChooseHost): Group[] {
	const [from, to] = [groupOf(groups, one), groupOf(groups, other)];
	if (from === -1 || to === -1 || from === to) return [...groups];
	return groups.map((group, index) => {
		if (index === from) return settled(joined(without(group, one), other, isLocked(groups, other)), best);
		return index === to ? settled(joined(without(group, other), one, isLocked(groups, one)), best) : group;
	});
}

/** Exactly these schools are locked where they are. */
export const lockExactly = (groups: readonly Group[], schools: readonly string[]): Group[] =>
	groups.map((group) => ({ ...group, locked: group.members.filter((member) => schools.includes(member)) }));

export const isLocked = (groups: readonly Group[], school: string): boolean => groups.some(({ locked }) => locked.includes(school));

/** How many schools are locked in all. */
export const countLocked = (groups: readonly Group[]): number => groups.reduce((sum, { locked }) => sum + locked.length, 0);

/**
 * New networks in the order of earlier ones, so that the third stays the third where it can: each takes the place of the
 * earlier one with which it shares most schools, those that share most first.
 */
export function orderLike(earlier: readonly Group[], groups: readonly Group[]): Group[] {
	const pairs = groups
		.flatMap((group, index) => earlier.map((before, place) => ({ index, place, shared: shared(before, group) })))
		.toSorted((one, other) => other.shared - one.shared || one.index - other.index || one.place - other.place);
	const placed = new Map<number, Group>();
	const used = new Set<number>();
	for (const { index, place } of pairs) {
		const group = groups[index];
		if (!group || placed.has(place) || used.has(index)) continue;
		placed.set(place, group);
		used.add(index);
	}
	const rest = groups.filter((_, index) => !used.has(index));
	return [...[...placed.entries()].toSorted(([one], [other]) => one - other).map(([, group]) => group), ...rest];
}

const shared = (one: Group, other: Group): number => one.members.filter((member) => other.members.includes(member)).length;

const without = (group: Group, school: string): Group => ({
	host: group.host,
	members: group.members.filter((member) => member !== school),
	locked: group.locked.filter((member) => member !== school)
});

const joined = (group: Group, school: string, locked: boolean): Group => ({
	host: group.host,
	members: [...group.members, school],
	locked: locked ? [...group.locked, school] : group.locked
});

/** The host that is best for the members now; an emptied network keeps its name and has nobody. */
const settled = (group: Group, best: ChooseHost): Group => ({
	...group,
	host: group.members.length > 0 ? best(group.members) : group.host
});
