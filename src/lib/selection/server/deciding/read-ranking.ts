import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personsById } from '#people/server';
import { namesFor, rulesInForce } from '#programmes/server';
import { inLocale } from '#platform';
import { groupsOf } from '../../places.ts';
import { tieBreaks, type TieBreak } from '../../tie-breaks.ts';
import { readTrial, type AskedTrial } from '../../trial.ts';
import { countsNothing, tried, whatIf, type Shift } from '../../what-if.ts';
import type { Placed } from '../../propose.ts';
import type { NotRanked } from '../../ranking.ts';
import type { Scheme } from '../../scheme.ts';
import type { CentreRound } from '../centre-round.ts';
import { readDeskOf, type Desk, type DeskRefusal } from './desk.ts';
import { applicationsOf } from './minutes-facts.ts';

export const rankingPageSize = 50;

export type RankedRow = Placed & {
	reference: string;
	school: string;
	priority: boolean;
	topic: string | null;
	county: string | null;
	type: string | null;
	tie: TieBreak | null;
};
export type NamedShift = Shift & { reference: string; school: string };
export type QuotaUse = { name: string; at_least: number | null; at_most: number | null; accepted: number };
export type RankingView = {
	call: CentreRound['call'];
	scheme: Scheme;
	lots: boolean;
	asked: AskedTrial;
	rows: RankedRow[];
	not_ranked: (NotRanked & { reference: string; school: string })[];
	/** Who would come in and go out by the trial. */
	shifts: NamedShift[];
	quotas: QuotaUse[];
	accepted: number;
	capacity: number;
	line: Placed | null;
	reviewers: { id: string; name: string; count: number }[];
	/** What a trial may weigh: with all weights zero nobody would be ranked, so nothing is tried. */
	weightless: boolean;
};

/**
 * The ranking of a round as it stands now, or as it would be under what the address asks to try: priority, quotas, line,
 * reserve, who is not ranked and why, what broke a tie. Reads only: nothing is written, whatever is tried.
 */
export function readRanking(context: Context, call: string, query: URLSearchParams): Promise<Outcome<RankingView, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await readDeskOf(trx, context, call);
		return found.ok ? done(await viewOf(trx, context, found.value, query)) : refused(found.refusal);
	});
}

async function viewOf(trx: Trx, context: Context, desk: Desk, query: URLSearchParams): Promise<RankingView> {
	const { inputs } = desk;
	const asked = readTrial(query, inputs);
	const under = tried(inputs, asked.trial);
	const weightless = countsNothing(under.scheme);
	const trial = asked.asks && !weightless ? whatIf(inputs, asked.trial, desk.proposal) : null;
	const proposal = trial?.proposal ?? desk.proposal;
	const named = await applicationsOf(trx, desk.call.id);
	const candidates = new Map(inputs.applications.map((one) => [one.id, one]));
	const call = (id: string) => ({ reference: named.get(id)?.reference ?? '', school: named.get(id)?.school ?? '' });
	const ties = tieBreaks(proposal.ranking, candidates, weightless ? inputs.scheme : under.scheme);
	return {
		call: desk.call,
		scheme: desk.scheme.content,
		lots: inputs.lots.published_at !== null,
		asked,
		weightless,
		rows: proposal.ranking.map((placed, place) => {
			const { priority, topic, county, type } = candidates.get(placed.application) ?? nothingKnown;
			return { ...placed, ...call(placed.application), priority, topic, county, type, tie: ties[place] ?? null };
		}),
		not_ranked: proposal.not_ranked.map((one) => ({ ...one, ...call(one.application) })),
		shifts: (trial?.changes ?? []).map((shift) => ({ ...shift, ...call(shift.application) })),
		quotas: await quotaUse(trx, context, desk, weightless ? inputs : under, new Set(acceptedIn(proposal.ranking))),
		accepted: acceptedIn(proposal.ranking).length,
		capacity: (weightless ? inputs : under).scheme.capacity,
		line: proposal.ranking.findLast(({ place }) => place === 'accepted') ?? null,
		reviewers: await reviewersIn(trx, inputs)
	};
}

const nothingKnown = { priority: false, topic: null, county: null, type: null };
const acceptedIn = (ranking: readonly Placed[]): string[] =>
	ranking.filter(({ place }) => place === 'accepted').map(({ application }) => application);

/** How the limits are used: the share of those with priority first, where there is one, then the quotas as written. */
async function quotaUse(
	trx: Trx,
	{ locale }: Context,
	{ call }: Desk,
	{ scheme, applications }: Desk['inputs'],
	accepted: Set<string>
): Promise<QuotaUse[]> {
	const groups = groupsOf(scheme);
	if (groups.length === 0) return [];
	const names = await namesFor(trx, locale);
	const topics = new Map(((await rulesInForce(trx, call.id))?.topics ?? []).map(({ code, name }) => [code, inLocale(name, locale)]));
	const shares = groups.length - scheme.quotas.length;
	return groups.map((group, place) => {
		const quota = scheme.quotas[place - shares];
		const known =
			quota && { topic: topics.get(quota.value), county: names.county[quota.value], type: names.school_type[quota.value] }[quota.by];
		return {
			name: quota ? (known ?? quota.value) : '',
			at_least: group.at_least || null,
			at_most: Number.isFinite(group.at_most) ? group.at_most : null,
			accepted: applications.filter((one) => accepted.has(one.id) && group.has(one)).length
		};
	});
}

async function reviewersIn(trx: Trx, { votes }: Desk['inputs']): Promise<RankingView['reviewers']> {
	const counts = new Map<string, number>();
	for (const { reviewer } of votes) counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1);
	const persons = await personsById(trx, [...counts.keys()]);
	return [...counts]
		.map(([id, count]) => ({ id, count, name: persons.get(id)?.name ?? '' }))
		.sort((one, other) => one.name.localeCompare(other.name, 'lt'));
}
