import { groupOf, orderLike, type Group } from './groups.ts';
import { measure, measureGroup, minus, type Measured } from './measure.ts';
import type { Situation } from './situation.ts';

/** A proposal as far as it is compared. */
export type Compared = { situation: Situation; groups: readonly Group[] };

/** A school that is in another network, by the numbers of the first proposal (from 0). */
export type Difference = { school: string; from: number; to: number };

export type Comparison = {
	/** The networks of the second proposal in the order of the first. */
	other: Group[];
	differences: Difference[];
	/** Schools of one proposal only: one joined or left the programme between the two. */
	only_one: string[];
	only_other: string[];
	/** In all, and network by network; `change` is the second less the first. */
	one_measured: Measured;
	other_measured: Measured;
	change: Measured;
	networks: { one: Measured; other: Measured; change: Measured }[];
};

/** Two proposals side by side. Each is measured with its own criteria; networks are matched by the schools that they share. */
export function compareProposals(one: Compared, second: Compared): Comparison {
	const other = orderLike(one.groups, second.groups);
	const [mine, theirs] = [one.groups, other].map((groups) => groups.flatMap(({ members }) => members)) as [string[], string[]];
	const [one_measured, other_measured] = [measure(one.situation, one.groups), measure(second.situation, other)];
	return {
		other,
		differences: mine
			.map((school) => ({ school, from: groupOf(one.groups, school), to: groupOf(other, school) }))
			.filter(({ from, to }) => to !== -1 && from !== to),
		only_one: mine.filter((school) => !theirs.includes(school)),
		only_other: theirs.filter((school) => !mine.includes(school)),
		one_measured,
		other_measured,
		change: minus(other_measured, one_measured),
		networks: one.groups.map((group, index) => {
			const before = measureGroup(one.situation, group);
			const after = measureGroup(second.situation, other[index] ?? { host: '', members: [] });
			return { one: before, other: after, change: minus(after, before) };
		})
	};
}
