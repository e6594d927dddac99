import type { Difference } from '../difference.ts';
import type { Parts, Result } from '../file/parts.ts';
import { outOfOrder } from './inputs.ts';
import { drawLots } from './lots.ts';
import { proposedOutcomes, type Proposal } from './proposal.ts';

/** The order of the lots: every application once, each where its lot puts it. */
export function checkLots({ seed, order }: Parts['lots'], names: string[]): Difference[] {
	const written = new Map(order.map((name, i) => [name, i + 1]));
	const known = new Set(names);
	const strange = order.filter((name, i) => !known.has(name) || written.get(name) !== i + 1);
	const follows = drawLots(seed, names).flatMap((application, i): Difference[] => {
		const place = written.get(application);
		if (place === undefined) return [{ key: 'lots_missing', line: 4, application }];
		return place === i + 1 ? [] : [{ key: 'lots_place', line: 4, application, values: { written: place, follows: i + 1 } }];
	});
	return [...strangers(strange, known, 4), ...follows];
}

/** Ranking, places and reserve list as written against what follows from the inputs, application by application. */
export function checkResult(written: Result, follows: Proposal): Difference[] {
	const ranked = new Map(written.ranking.map((row) => [row.application, row]));
	const expected = new Map(follows.ranking.map((row) => [row.application, row]));
	const unranked = new Map(follows.not_ranked.map(({ application, why }) => [application, why]));
	const all = new Set([...expected.keys(), ...unranked.keys()]);
	const both = [...written.ranking, ...written.not_ranked].map(({ application }) => application);
	return [
		...strangers([...both.filter((name) => !all.has(name)), ...repeatedIn(both)], all, 6),
		...written.ranking.flatMap(({ application }): Difference[] => {
			const why = unranked.get(application);
			return why ? [{ key: 'not_to_be_ranked', line: 6, application, values: { why } }] : [];
		}),
		...written.ranking.flatMap(({ application, rank }, i): Difference[] =>
			rank > (written.ranking[i - 1]?.rank ?? 0n) ? [] : [{ key: 'ranking_order', line: 6, application }]
		),
		...follows.ranking.flatMap((row): Difference[] => {
			const found = ranked.get(row.application);
			return found
				? compareRows(found, row)
				: [{ key: 'not_in_ranking', line: 6, application: row.application, values: { follows: String(row.rank) } }];
		}),
		...checkUnranked(written.not_ranked, unranked)
	];
}

type Row = Result['ranking'][number];

function compareRows(written: Row, follows: Row): Difference[] {
	const { application } = follows;
	const differs = (key: 'rank' | 'points' | 'place' | 'reserve_place', one: string, other: string): Difference[] =>
		one === other ? [] : [{ key, line: 6, application, values: { written: one, follows: other } }];
	return [
		...differs('rank', String(written.rank), String(follows.rank)),
		...differs('points', fraction(written), fraction(follows)),
		...differs('place', written.place, follows.place),
		...differs('reserve_place', String(written.reserve_place ?? '–'), String(follows.reserve_place ?? '–'))
	];
}

const fraction = ({ points, out_of }: Row): string => `${points}/${out_of}`;

function checkUnranked(written: Result['not_ranked'], follows: Map<string, string>): Difference[] {
	const found = new Map(written.map(({ application, why }) => [application, why]));
	return [
		...outOfOrder(
			written.map(({ application }) => application),
			6
		),
		...[...follows].flatMap(([application, why]): Difference[] => {
			const told = found.get(application);
			if (told === undefined) return [{ key: 'not_among_unranked', line: 6, application, values: { why } }];
			return told === why ? [] : [{ key: 'why_unranked', line: 6, application, values: { written: told, follows: why } }];
		})
	];
}

/** Every application that was not withdrawn has one decision: the proposed one, or one that openly departs from it. */
export function checkDecisions({ decisions }: Result, follows: Proposal, capacity: bigint): Difference[] {
	const proposed = proposedOutcomes(follows);
	const withdrawn = new Set(follows.not_ranked.filter(({ why }) => why === 'withdrawn').map(({ application }) => application));
	const names = decisions.map(({ application }) => application);
	const decided = new Set(names);
	const accepted = decisions.filter(({ outcome }) => outcome === 'accepted').length;
	return [
		...strangers(
			[...names.filter((name) => !proposed.has(name) && !withdrawn.has(name)), ...repeatedIn(names)],
			new Set([...proposed.keys(), ...withdrawn]),
			6
		),
		...outOfOrder(names, 6),
		...names.filter((name) => withdrawn.has(name)).map((application) => ({ key: 'decision_of_withdrawn', line: 6, application }) as const),
		...[...proposed.keys()]
			.filter((name) => !decided.has(name))
			.map((application) => ({ key: 'no_decision', line: 6, application }) as const),
		...decisions.flatMap(({ application, outcome, departs }): Difference[] => {
			const own = proposed.get(application);
			if (own === undefined || departs === (outcome !== own)) return [];
			return [{ key: departs ? 'departs_not' : 'departs_silently', line: 6, application, values: { written: outcome, follows: own } }];
		}),
		...(BigInt(accepted) > capacity
			? [{ key: 'too_many_accepted', line: 6, values: { accepted, capacity: String(capacity) } } as const]
			: [])
	];
}

function repeatedIn(names: string[]): string[] {
	const seen = new Set<string>();
	return names.filter((name) => seen.size === seen.add(name).size);
}

/** Names that no application has, or that stand in a list for the second time. */
const strangers = (names: string[], known: Set<string>, line: number): Difference[] =>
	names.map((application) => ({ key: known.has(application) ? 'named_twice' : 'unknown_application', line, application }));
