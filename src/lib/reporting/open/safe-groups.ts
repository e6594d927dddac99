/** Fewer people than this are told nowhere, and can be worked out from nothing that is told (G-06). */
export const leastPeople = 5;

export type Group = { name: string; people: number };

/**
 * Groups of people of whom none has fewer than five: each that is too small is joined with its neighbour, in the order in which they
 * come. With which one must not hang on how many people it has: whoever knows that it was the smallest can work the other out. Groups of
 * nobody are left out; null where there are fewer than five people altogether (decision 0282).
 */
export function safeGroups(groups: readonly Group[]): Group[] | null {
	const kept = groups.filter(({ people }) => people > 0);
	for (;;) {
		const small = kept.findIndex(({ people }) => people < leastPeople);
		if (small < 0) return kept.length === 0 ? null : kept;
		const at = Math.min(small, kept.length - 2);
		const [first, second] = [kept[at], kept[at + 1]];
		if (!first || !second) return null;
		kept.splice(at, 2, { name: `${first.name} + ${second.name}`, people: first.people + second.people });
	}
}
