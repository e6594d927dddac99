import type { Member } from '#programmes';
import type { Bar } from './team-bar.ts';

/** Somebody who could join, and how many conditions the person would leave to be looked at. */
export type Candidate = { member: Member; concerns: number };

/** A choice on the way: whom it has last taken, and how many concerns it has gathered. */
type Choice = { concerns: number; last: Member | null; before: Choice | null };

/**
 * The fewest candidates with whom a team has what the bar asks, and among the fewest those with the fewest concerns;
 * `null` when there are none. Candidates are gone through once; for each number taken and each set of needs still open the
 * best choice is kept, so that nothing is overlooked.
 */
export function fewest({ needs, least, most }: Bar, team: readonly Member[], candidates: readonly Candidate[]): string[] | null {
	const open = needs.map(({ need, fits }) => Math.max(0, need - team.filter(fits).length));
	const room = most - team.length;
	const enough = Math.max(0, least - team.length);
	const atMost = Math.min(room, candidates.length, Math.max(enough, sum(open)));
	if (room < 0) return null;

	// best[taken]: the needs still open → the best choice that leaves them so.
	const best: Map<string, Choice>[] = Array.from({ length: Math.max(0, atMost) + 1 }, () => new Map<string, Choice>());
	best[0]?.set(open.join(), { concerns: 0, last: null, before: null });
	for (const candidate of candidates) {
		for (let taken = atMost - 1; taken >= 0; taken--) {
			for (const [left, choice] of best[taken] ?? []) take(candidate, left, choice, best[taken + 1] as Map<string, Choice>);
		}
	}

	const nothing = open.map(() => 0).join();
	const found = best.slice(enough).find((choices) => choices.has(nothing));
	return found ? peopleOf(found.get(nothing) as Choice) : null;

	function take({ member, concerns }: Candidate, left: string, choice: Choice, into: Map<string, Choice>): void {
		const then = needs.map(({ fits }, place) => Math.max(0, Number(left.split(',')[place]) - (fits(member) ? 1 : 0))).join();
		const worth = choice.concerns + concerns;
		const known = into.get(then);
		if (!known || worth < known.concerns) into.set(then, { concerns: worth, last: member, before: choice });
	}
}

function peopleOf(choice: Choice): string[] {
	const people: string[] = [];
	for (let step: Choice | null = choice; step?.last; step = step.before) people.unshift(step.last.person);
	return people;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
