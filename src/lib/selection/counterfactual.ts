import { neededGain, worstPlace } from './counterfactual-line.ts';
import { factSets, type FactChange } from './counterfactual-facts.ts';
import type { Candidate, Inputs, Vote } from './inputs.ts';
import { allot } from './places.ts';
import { raisesFrom, smallestRaise, type Raised } from './raises.ts';
import { rank, type Ranked, type Scored } from './ranking.ts';

/** Every reviewer would have had to see at least this level of the criterion. */
export type LevelChange = { kind: 'level'; criterion: string; points: number };

/** What would have brought a place; nothing where the rules give one already. */
export type Counterfactual = { changes: (FactChange | LevelChange)[] };

/**
 * The smallest change of the school's own facts, or of how its criteria were judged, that would have brought a place while
 * everything else stayed as it was. Smaller is: fewer things changed; then fewer facts among them; then fewer levels up,
 * all reviews together; then what stands first in the scheme. `null`: even everything at its best would not have
 * brought one – or the application was withdrawn or has too few reviews, which no school can change.
 */
export const counterfactual = (inputs: Inputs, id: string): Counterfactual | null => counterfactualsIn(inputs)(id);

/** The same for many applications of one selection: what they share is worked out once. */
export function counterfactualsIn(inputs: Inputs): (id: string) => Counterfactual | null {
	const { ranked } = rank(inputs);
	const accepted = allot(
		ranked.map(({ candidate }) => candidate),
		inputs.scheme
	);
	const votes = new Map<string, Vote[]>();
	for (const vote of inputs.votes) votes.set(vote.application, [...(votes.get(vote.application) ?? []), vote]);
	return (id) => {
		const candidate = inputs.applications.find((one) => one.id === id);
		if (!candidate || candidate.withdrawn) return null;
		if (accepted.has(candidate)) return { changes: [] };
		const own = votes.get(id) ?? [];
		if (own.length < inputs.scheme.reviews_at_least) return null;
		return smallest(inputs, ranked, candidate, own);
	};
}

/** The selection as it would have been. */
export function applyCounterfactual(inputs: Inputs, id: string, { changes }: Counterfactual): Inputs {
	const levels = changes.filter((change) => change.kind === 'level');
	const facts = changes.filter((change) => change.kind !== 'level');
	const raised = (points: Vote['points']): Vote['points'] =>
		levels.reduce((all, level) => ({ ...all, [level.criterion]: Math.max(all[level.criterion] ?? 0, level.points) }), points);
	return {
		...inputs,
		applications: inputs.applications.map((one) => (one.id === id ? withFacts(one, facts, inputs) : one)),
		votes: inputs.votes.map((vote) => (vote.application === id ? { ...vote, points: raised(vote.points) } : vote))
	};
}

type Found = Raised & { facts: FactChange[] };

function smallest(inputs: Inputs, ranked: readonly Ranked[], candidate: Candidate, votes: Vote[]): Counterfactual | null {
	const { scheme } = inputs;
	const others = ranked.filter((one) => one.candidate !== candidate);
	const score = scoreOf(inputs, candidate, votes);
	const raises = raisesFrom(votes, scheme);
	const places = worstPlace(others, scheme);
	let best: Found | null = null;
	for (const facts of factSets(candidate, inputs)) {
		if (best && facts.length > sizeOf(best)) break;
		const changed = withFacts(candidate, facts, inputs);
		const worst = places(changed);
		if (worst === null) continue;
		const needed = neededGain({ ...score, candidate: changed }, others[worst], scheme);
		const raised = needed === null ? null : smallestRaise(raises, needed);
		if (raised && (!best || isSmaller({ facts, ...raised }, best))) best = { facts, ...raised };
	}
	return (
		best && { changes: [...best.facts, ...best.raises.map(({ criterion, points }) => ({ kind: 'level' as const, criterion, points }))] }
	);
}

const sizeOf = ({ facts, raises }: Found): number => facts.length + raises.length;

function isSmaller(one: Found, other: Found): boolean {
	const [a, b] = [one, other].map((found) => [sizeOf(found), found.facts.length, found.steps]) as [number[], number[]];
	const place = a.findIndex((part, at) => part !== b[at]);
	return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

/** The score as it is, ranked or not. */
function scoreOf({ scheme }: Inputs, candidate: Candidate, votes: Vote[]): Scored {
	const { ranked } = rank({
		scheme: { ...scheme, reviews_at_least: 1 },
		scheme_version: 0,
		applications: [{ ...candidate, eligible: true }],
		votes,
		conflicts: [],
		lots: { seed: '', published_at: null }
	});
	const [own] = ranked;
	if (!own) throw new Error('an application with reviews has a score');
	return own;
}

function withFacts(candidate: Candidate, facts: readonly FactChange[], { scheme }: Inputs): Candidate {
	return facts.reduce((one, fact): Candidate => {
		if (fact.kind === 'eligible') return { ...one, eligible: true };
		if (fact.kind === 'priority') return { ...one, priority: true };
		if (fact.kind === 'topic') return { ...one, topic: fact.topic };
		return { ...one, tie: scheme.tie_facts.map((name, place) => name === fact.fact || (one.tie[place] ?? false)) };
	}, candidate);
}
