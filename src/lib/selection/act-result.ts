import type { Placed, Proposal } from './propose.ts';
import type { NotRanked } from './ranking.ts';
import type { DecisionOutcome } from './scheme.ts';

/** What a person decided; `departs`: the rules proposed something else, and the minutes say why. */
export type Decided = { application: string; outcome: DecisionOutcome; departs: boolean };

/** What is frozen with an act: what the rules proposed, and what was decided, in the order of the applications. */
export type ActResult = Proposal & { decisions: Decided[] };

/** What the rules propose to decide about an application; nothing about one that was withdrawn or is unknown. */
export function proposedFor(proposal: Proposal, application: string): { outcome: DecisionOutcome; reserve_place: number | null } | null {
	const placed = placedIn(proposal, application);
	if (placed) return { outcome: placed.place === 'none' ? 'rejected' : placed.place, reserve_place: placed.reserve_place };
	const why = whyNotRankedIn(proposal, application);
	return why === null || why === 'withdrawn' ? null : { outcome: 'rejected', reserve_place: null };
}

export const placedIn = ({ ranking }: Pick<Proposal, 'ranking'>, application: string): Placed | null =>
	ranking.find((placed) => placed.application === application) ?? null;

export const whyNotRankedIn = ({ not_ranked }: Pick<Proposal, 'not_ranked'>, application: string): NotRanked['why'] | null =>
	not_ranked.find((one) => one.application === application)?.why ?? null;

/** The line: the last in the ranking that has a place by its score alone; null where nobody has one. */
export const lineOf = ({ ranking }: Pick<Proposal, 'ranking'>): Placed | null =>
	ranking.findLast(({ place }) => place === 'accepted') ?? null;
