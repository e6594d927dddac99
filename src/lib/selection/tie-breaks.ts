import type { Candidate, Rules } from './inputs.ts';
import type { Placed } from './propose.ts';

/** What put an application before the next one when their scores were equal. */
export type TieBreak = { by: 'priority' } | { by: 'fact'; fact: string } | { by: 'lots' };

/** For each place of a ranking, what told it apart from the next of the same score; `null` where the score did. */
export function tieBreaks(
	ranking: readonly Placed[],
	candidates: ReadonlyMap<string, Candidate>,
	rules: Pick<Rules, 'priority' | 'tie_facts'>
): (TieBreak | null)[] {
	return ranking.map((placed, place) => {
		const next = ranking[place + 1];
		const [one, other] = [candidates.get(placed.application), next && candidates.get(next.application)];
		if (!next || !one || !other || !isEqual(placed, next)) return null;
		if (rules.priority.kind === 'first' && one.priority !== other.priority) return null;
		if (rules.priority.kind === 'tie_breaker' && one.priority !== other.priority) return { by: 'priority' };
		const fact = rules.tie_facts.find((_, at) => one.tie[at] !== other.tie[at]);
		return fact === undefined ? { by: 'lots' } : { by: 'fact', fact };
	});
}

const isEqual = (one: Placed, other: Placed): boolean =>
	BigInt(one.points) * BigInt(other.out_of) === BigInt(other.points) * BigInt(one.out_of);
