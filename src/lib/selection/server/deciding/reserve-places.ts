import type { Proposal } from '../../propose.ts';
import type { StandingDecision } from '../standings.ts';

/** The decisions of the reserve in the order in which they are told: raised by an appeal first, then as ranked. */
export function inReserveOrder<One extends Pick<StandingDecision, 'application_id' | 'outcome' | 'by_appeal' | 'decided_at'>>(
	{ ranking }: Pick<Proposal, 'ranking'>,
	standings: readonly One[]
): One[] {
	const ranks = new Map(ranking.map(({ application, rank }) => [application, rank]));
	const rankOf = ({ application_id }: One): number => ranks.get(application_id) ?? Infinity;
	return standings
		.filter(({ outcome }) => outcome === 'reserve')
		.toSorted(
			(one, other) =>
				Number(other.by_appeal) - Number(one.by_appeal) ||
				(one.by_appeal ? one.decided_at.getTime() - other.decided_at.getTime() : 0) ||
				byRank(rankOf(one), rankOf(other))
		);
}

const byRank = (one: number, other: number): number => (one === other ? 0 : one - other);
