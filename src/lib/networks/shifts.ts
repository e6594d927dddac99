import { faultsOf } from './faults.ts';
import { groupOf, moveSchool, swapSchools, type Group } from './groups.ts';
import { bestHost, measureGroup, minus, nothing, plus, type Measured } from './measure.ts';
import type { Situation } from './situation.ts';

/**
 * What a move or a swap would come to: both networks before and after, exactly, and how many things that keep a proposal
 * from being confirmed it would bring (below zero: mend). `other` is the school that would come instead; none for a move.
 */
export type Shift = { to: number; other: string | null; before: Measured; after: Measured; change: Measured; faults: number };

/** Every move and every swap of a school, for each other network the one that costs least first. */
export function shiftsOf(situation: Situation, groups: readonly Group[], school: string): Shift[][] {
	const from = groupOf(groups, school);
	if (from === -1) return groups.map(() => []);
	return groups.map(({ members }, to) => {
		if (to === from) return [];
		const shifts = [null, ...members].map((other) => shiftOf(situation, groups, { school, to, other }));
		return shifts.toSorted((one, two) => one.faults - two.faults || one.change.points - two.change.points);
	});
}

/** The move of a school to a network, or its swap with a school there. */
export function shiftOf(
	situation: Situation,
	groups: readonly Group[],
	{ school, to, other }: { school: string; to: number; other: string | null }
): Shift {
	const from = groupOf(groups, school);
	const moved = applyShift(situation, groups, { school, to, other });
	const [before, after] = [groups, moved].map((all) =>
		[from, to].flatMap((index) => all[index] ?? []).reduce((sum, group) => plus(sum, measureGroup(situation, group)), nothing)
	) as [Measured, Measured];
	const faults = faultsOf(situation, moved).length - faultsOf(situation, groups).length;
	return { to, other, before, after, change: minus(after, before), faults };
}

/** The networks after a move or a swap; both meet where it is best for them then. */
export function applyShift(
	situation: Situation,
	groups: readonly Group[],
	{ school, to, other }: { school: string; to: number; other: string | null }
): Group[] {
	const best = (members: readonly string[]) => bestHost(situation, members);
	return other === null ? moveSchool(groups, school, to, best) : swapSchools(groups, school, other, best);
}
