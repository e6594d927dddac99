import type { Inputs, Rules } from './inputs.ts';
import { allot } from './places.ts';
import { rank, type NotRanked, type Ranked, type Ranking } from './ranking.ts';

/** What the rules give an application; `reserve_place` counts from 1. */
export type Placed = {
	application: string;
	rank: number;
	/** The score is `points` ÷ `out_of`. */
	points: number;
	out_of: number;
	place: 'accepted' | 'reserve' | 'none';
	reserve_place: number | null;
};

/** What the machine proposes. Nobody is accepted or refused by it: a named person decides (B-20). */
export type Proposal = { ranking: Placed[]; not_ranked: NotRanked[] };

/** Ranks the applications and gives them the places and the reserve list that follow from the rules. */
export const propose = (inputs: Inputs): Proposal => placesIn(rank(inputs), inputs.scheme);

/** The places of an order that is known already. */
export function placesIn({ ranked, not_ranked }: Ranking, rules: Rules): Proposal {
	const accepted = allot(
		ranked.map(({ candidate }) => candidate),
		rules
	);
	let left = 0;
	const ranking = ranked.map((one) => placed(one, accepted.has(one.candidate) ? null : ++left, rules));
	return { ranking, not_ranked };
}

/** `left`: which of those without a place this one is, from 1; null with a place. */
function placed({ candidate, rank, points, out_of }: Ranked, left: number | null, { reserve }: Rules): Placed {
	const base = { application: candidate.id, rank, points, out_of };
	if (left === null) return { ...base, place: 'accepted', reserve_place: null };
	return reserve === null || left <= reserve
		? { ...base, place: 'reserve', reserve_place: left }
		: { ...base, place: 'none', reserve_place: null };
}
