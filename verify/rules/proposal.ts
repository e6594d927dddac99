import type { Outcome, Result } from '../file/parts.ts';
import { rank, type Inputs } from './ranking.ts';
import { seat } from './places.ts';

/** What follows from the inputs: the part `result` without the decisions. */
export type Proposal = Pick<Result, 'ranking' | 'not_ranked'>;

export function propose(inputs: Inputs): Proposal {
	const { ranked, unranked } = rank(inputs);
	const seats = seat(
		ranked.map(({ application }) => application),
		inputs.rules
	);
	const ranking = ranked.map(({ application, points, out_of }, i) => ({
		application: application.name,
		rank: BigInt(i + 1),
		points,
		out_of,
		place: seats[i]?.place ?? 'none',
		reserve_place: seats[i]?.reserve_place ?? null
	}));
	return { ranking, not_ranked: unranked };
}

/** The decision that the rules propose for each application. One that was withdrawn has none. */
export function proposedOutcomes({ ranking, not_ranked }: Proposal): Map<string, Outcome> {
	return new Map<string, Outcome>([
		...ranking.map(({ application, place }) => [application, place === 'none' ? 'rejected' : place] as const),
		...not_ranked.filter(({ why }) => why !== 'withdrawn').map(({ application }) => [application, 'rejected'] as const)
	]);
}
