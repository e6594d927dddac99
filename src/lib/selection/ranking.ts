import type { Candidate, Inputs, Rules } from './inputs.ts';

/** An application with its score: `points` ÷ `out_of`, never divided. */
export type Scored = { candidate: Candidate; points: number; out_of: number };
export type Ranked = Scored & { rank: number };

export const whyNotRanked = ['withdrawn', 'not_eligible', 'too_few_reviews'] as const;
export type NotRanked = { application: string; why: (typeof whyNotRanked)[number] };

export type Ranking = { ranked: Ranked[]; not_ranked: NotRanked[] };

/**
 * Puts the applications in their order: score, and what the scheme says of priority, ties and lots. Those that are
 * withdrawn, not eligible or lack reviews are named apart (docs/selection-file.md, “How the result follows”). The scheme
 * must count something: where all weights are zero, nobody comes before anybody but by lots.
 */
export function rank(inputs: Inputs): Ranking {
	const tallies = tally(inputs);
	const scored: Scored[] = [];
	const not_ranked: NotRanked[] = [];
	for (const candidate of inputs.applications) {
		const { points, out_of, reviews } = tallies.get(candidate.id) ?? none;
		const why = reasonNotToRank(candidate, reviews, inputs.scheme);
		if (why) not_ranked.push({ application: candidate.id, why });
		else scored.push({ candidate, points, out_of });
	}
	const { scheme } = inputs;
	const ranked = scored.sort((one, other) => compare(one, other, scheme)).map((one, place): Ranked => ({ ...one, rank: place + 1 }));
	return { ranked, not_ranked };
}

/** Negative where the first comes before the second; never 0 for two applications, for their lots differ. */
export const compare = (one: Scored, other: Scored, rules: Rules): number =>
	compareMerit(one, other, rules) || (one.candidate.lot < other.candidate.lot ? -1 : 1);

/** The same without the lots: 0 where only they tell two applications apart. */
export function compareMerit(one: Scored, other: Scored, { priority, tie_facts }: Rules): number {
	const a = one.candidate;
	const b = other.candidate;
	if (priority.kind === 'first' && a.priority !== b.priority) return a.priority ? -1 : 1;
	const score = compareScores(one, other);
	if (score !== 0) return score;
	if (priority.kind === 'tie_breaker' && a.priority !== b.priority) return a.priority ? -1 : 1;
	for (let fact = 0; fact < tie_facts.length; fact++) if (a.tie[fact] !== b.tie[fact]) return a.tie[fact] ? -1 : 1;
	return 0;
}

/** Cross-multiplies, exactly: a product that no number can hold is worked out with integers of any size. */
function compareScores(one: Scored, other: Scored): number {
	const left = one.points * other.out_of;
	const right = other.points * one.out_of;
	if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return right - left;
	const exact = BigInt(other.points) * BigInt(one.out_of) - BigInt(one.points) * BigInt(other.out_of);
	return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** The sum of the weights that count, *W*. */
export const weightOf = ({ criteria }: Pick<Rules, 'criteria'>): number =>
	criteria.reduce((sum, { counted, weight }) => sum + (counted ? weight : 0), 0);

type Tally = { points: number; out_of: number; reviews: number };
const none: Tally = { points: 0, out_of: 0, reviews: 0 };

/** Adds up the reviews of each application. */
function tally({ scheme, votes }: Inputs): Map<string, Tally> {
	const counted = scheme.criteria.filter((criterion) => criterion.counted);
	const weight = weightOf(scheme);
	const tallies = new Map<string, Tally>();
	for (const { application, points } of votes) {
		let sum = 0;
		for (const criterion of counted) sum += criterion.weight * (points[criterion.key] ?? 0);
		const so_far = tallies.get(application);
		if (so_far) {
			so_far.points += sum;
			so_far.out_of += weight;
			so_far.reviews += 1;
		} else tallies.set(application, { points: sum, out_of: weight, reviews: 1 });
	}
	return tallies;
}

function reasonNotToRank(candidate: Candidate, reviews: number, rules: Rules): NotRanked['why'] | null {
	if (candidate.withdrawn) return 'withdrawn';
	if (!candidate.eligible) return 'not_eligible';
	return reviews < rules.reviews_at_least || reviews === 0 ? 'too_few_reviews' : null;
}
