import type { ActResult } from './act-result.ts';
import type { Inputs, Rules } from './inputs.ts';

/** What the header says of the act that is written down. */
export type FileHeader = {
	site: string;
	call: string;
	act: number;
	/** An instant in ISO 8601. */
	applied_at: string;
	minutes_sha256: string | null;
};

/** What a file is made of: an act as it was frozen. Reviewers stand under names that tell nobody who they are. */
export type FileContent = { header: FileHeader; inputs: Inputs; result: ActResult; reviewerName: (person: string) => string };

/** How parts are hashed (hexadecimal) and the whole is signed (Base64), and by what the key is named. */
export type Seal = { sha256: (text: string) => string; sign: (text: string) => string; key: string };

/** Writes the eight lines of a selection file (docs/selection-file.md). The same act and the same key give the same bytes. */
export function selectionFile(content: FileContent, { sha256, sign, key }: Seal): string {
	const parts = Object.entries(partsOf(content)).map(([part, value]) => ({ part, line: lineOf({ part, ...value }) }));
	const told = parts.map(({ part, line }) => ({ part, bytes: new TextEncoder().encode(line).length, sha256: sha256(line) }));
	const signed = parts.map(({ line }) => line).join('') + lineOf({ part: 'manifest', parts: told, key });
	return signed + lineOf({ part: 'signature', algorithm: 'Ed25519', signature: sign(signed) });
}

const lineOf = (part: object): string => `${JSON.stringify(part)}\n`;

function partsOf({ header, inputs, result, reviewerName }: FileContent) {
	const names = new Map(inputs.applications.map(({ id, name }) => [id, name]));
	const named = (application: string): string => {
		const name = names.get(application);
		if (name === undefined) throw new Error(`application ${application} takes no part in the selection`);
		return name;
	};
	return {
		header: { version: 1, ...header },
		rules: rulesPart(inputs),
		applications: { applications: inputs.applications.map((one) => applicationEntry(one, inputs.scheme)).toSorted(byName) },
		lots: lotsPart(inputs),
		votes: votesPart(inputs, named, reviewerName),
		result: resultPart(result, named)
	};
}

function rulesPart({ scheme, scheme_version }: Inputs) {
	const { criteria, reviews_at_least, capacity, priority, quotas, tie_facts, reserve } = scheme;
	return {
		scheme: scheme_version,
		criteria: criteria.map(({ key, weight, counted, levels }) => ({
			key,
			weight,
			counted,
			least: Math.min(...levels),
			most: Math.max(...levels)
		})),
		reviews_at_least,
		capacity,
		priority: priority.kind,
		priority_percent: priority.kind === 'share' ? priority.percent : null,
		quotas: quotas.map(({ by, value, at_least, at_most }) => ({ by, value, at_least, at_most })),
		tie_facts,
		reserve
	};
}

/** Topic, county and type are told only where a quota goes by them: who knows which schools applied could find one by all three. */
function applicationEntry(
	{ name, eligible, withdrawn, priority, topic, county, type, tie }: Inputs['applications'][number],
	{ quotas }: Rules
) {
	const told = (fact: 'topic' | 'county' | 'type', value: string | null) => (quotas.some(({ by }) => by === fact) ? value : null);
	return {
		name,
		eligible,
		withdrawn,
		priority,
		topic: told('topic', topic),
		county: told('county', county),
		type: told('type', type),
		tie
	};
}

const lotsPart = ({ lots, applications }: Inputs) => ({
	method: 'sha256-seed-name',
	seed: lots.seed,
	published_at: lots.published_at,
	order: applications.toSorted((one, other) => ascending(one.lot, other.lot)).map(({ name }) => name)
});

function votesPart({ scheme, votes, conflicts }: Inputs, named: (id: string) => string, reviewerName: (person: string) => string) {
	const pair = ({ application, reviewer }: { application: string; reviewer: string }) => ({
		application: named(application),
		reviewer: reviewerName(reviewer)
	});
	return {
		votes: votes.map((vote) => ({ ...pair(vote), points: pointsIn(vote.points, scheme) })).toSorted(byApplication),
		conflicts: conflicts.map(pair).toSorted(byApplication)
	};
}

/** The points in the order of the criteria; of nothing else. */
const pointsIn = (points: Readonly<Record<string, number>>, { criteria }: Rules): Record<string, number | undefined> =>
	Object.fromEntries(criteria.map(({ key }) => [key, points[key]]));

function resultPart({ ranking, not_ranked, decisions }: ActResult, named: (id: string) => string) {
	return {
		ranking: ranking.map(({ application, rank, points, out_of, place, reserve_place }) => ({
			application: named(application),
			rank,
			points,
			out_of,
			place,
			reserve_place
		})),
		not_ranked: not_ranked.map(({ application, why }) => ({ application: named(application), why })).toSorted(byApplication),
		decisions: decisions
			.map(({ application, outcome, departs }) => ({ application: named(application), outcome, departs }))
			.toSorted(byApplication)
	};
}

const ascending = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byName = (one: { name: string }, other: { name: string }): number => ascending(one.name, other.name);
const byApplication = (one: { application: string; reviewer?: string }, other: { application: string; reviewer?: string }): number =>
	ascending(one.application, other.application) || ascending(one.reviewer ?? '', other.reviewer ?? '');
