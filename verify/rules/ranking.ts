import type { Application, Rules, Unranked, Vote } from '../file/parts.ts';
import { drawLots } from './lots.ts';

/** What the rules look at: lines 2 to 5 of the file, without what is there to be checked. */
export type Inputs = { rules: Rules; applications: Application[]; seed: string; votes: Vote[] };

/** An application in the ranking. Its score is `points` ÷ `out_of`. */
export type Ranked = { application: Application; points: bigint; out_of: bigint };

/** The applications that are ranked, best first, and those that are not, in the order of their names, with the reason. */
export function rank({ rules, applications, seed, votes }: Inputs): { ranked: Ranked[]; unranked: Unranked[] } {
	const votesOf = new Map<string, Vote[]>(applications.map(({ name }) => [name, []]));
	for (const vote of votes) votesOf.get(vote.application)?.push(vote);
	const ranked: Ranked[] = [];
	const unranked: Unranked[] = [];
	for (const application of applications) {
		const own = votesOf.get(application.name) ?? [];
		const why = whyUnranked(application, own.length, rules);
		if (why) unranked.push({ application: application.name, why });
		else ranked.push({ application, ...scoreOf(own, rules) });
	}
	const lots = drawLots(
		seed,
		applications.map(({ name }) => name)
	);
	const lotPlace = new Map(lots.map((name, i) => [name, i]));
	const before = (one: Ranked, other: Ranked): number =>
		compare(one, other, rules) || (lotPlace.get(one.application.name) ?? 0) - (lotPlace.get(other.application.name) ?? 0);
	return { ranked: ranked.sort(before), unranked: unranked.sort((one, other) => (one.application < other.application ? -1 : 1)) };
}

function whyUnranked({ withdrawn, eligible }: Application, votes: number, { reviews_at_least }: Rules): Unranked['why'] | undefined {
	if (withdrawn) return 'withdrawn';
	if (!eligible) return 'not_eligible';
	return BigInt(votes) < reviews_at_least ? 'too_few_reviews' : undefined;
}

/** Weighted points of all reviews, and the weights they are to be divided by. Criteria that do not count are left out. */
function scoreOf(votes: Vote[], { criteria }: Rules): { points: bigint; out_of: bigint } {
	let points = 0n;
	let out_of = 0n;
	for (const { key, weight, counted } of criteria) {
		if (!counted) continue;
		for (const vote of votes) {
			points += weight * (vote.points.get(key) ?? 0n);
			out_of += weight;
		}
	}
	return { points, out_of };
}

/** Below 0 when the first comes before the other, 0 when only the lots can tell. */
function compare(one: Ranked, other: Ranked, { priority, tie_facts }: Rules): number {
	const prior = first(one.application.priority, other.application.priority);
	if (priority === 'first' && prior !== 0) return prior;
	// Both denominators are above 0, so the fractions compare as the products across do.
	const difference = other.points * one.out_of - one.points * other.out_of;
	if (difference !== 0n) return difference < 0n ? -1 : 1;
	if (priority === 'tie_breaker' && prior !== 0) return prior;
	for (const i of tie_facts.keys()) {
		const told = first(one.application.tie[i] === true, other.application.tie[i] === true);
		if (told !== 0) return told;
	}
	return 0;
}

/** The one that has it comes first. */
const first = (one: boolean, other: boolean): number => Number(other) - Number(one);
