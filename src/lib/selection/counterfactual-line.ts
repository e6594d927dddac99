import type { Candidate, Rules } from './inputs.ts';
import { allot, groupsOf } from './places.ts';
import { compare, type Scored } from './ranking.ts';

/**
 * How far down the ranking of the others an application of the same groups may stand and still have a place: so many stand
 * before it. `null`: not even at the top. To stand higher never loses a place, so halving finds it.
 */
export function worstPlace(others: readonly Scored[], rules: Rules): (candidate: Candidate) => number | null {
	const groups = groupsOf(rules);
	const order = others.map(({ candidate }) => candidate);
	const known = new Map<string, number | null>();
	return (candidate) => {
		const key = groups.map(({ has }) => (has(candidate) ? 1 : 0)).join('');
		if (!known.has(key)) known.set(key, search(order, candidate, rules));
		return known.get(key) ?? null;
	};
}

/** The points that have to be added so that an application comes before another one; 0 where it does already, `null` where none suffice. */
export function neededGain(one: Scored, other: Scored | undefined, rules: Rules): number | null {
	if (!other) return 0;
	const [a, b] = [one.candidate, other.candidate];
	if (rules.priority.kind === 'first' && a.priority !== b.priority) return a.priority ? 0 : null;
	const product = BigInt(other.points) * BigInt(one.out_of);
	const divisor = BigInt(other.out_of);
	if (divisor === 0n) return null;
	const even = { points: 0, out_of: 1 };
	const winsTie = compare({ candidate: a, ...even }, { candidate: b, ...even }, rules) < 0;
	const points = winsTie ? (product + divisor - 1n) / divisor : product / divisor + 1n;
	return Math.max(0, Number(points) - one.points);
}

function search(order: readonly Candidate[], candidate: Candidate, rules: Rules): number | null {
	const hasPlaceAt = (place: number) => allot([...order.slice(0, place), candidate, ...order.slice(place)], rules).has(candidate);
	if (!hasPlaceAt(0)) return null;
	let [good, bad] = [0, order.length + 1];
	while (bad - good > 1) {
		const middle = (good + bad) >> 1;
		if (hasPlaceAt(middle)) good = middle;
		else bad = middle;
	}
	return good;
}
