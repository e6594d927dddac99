import { dayInWords, dayOf, instantInWords } from '#platform';
import { renderPdf, type Context, type Trx } from '#platform/server';
import { organisationById, personById } from '#people/server';
import { proposedFor } from '../../act-result.ts';
import { scoreInWords } from '../../score-words.ts';
import type { DecisionOutcome } from '../../scheme.ts';
import { standingsOf, type StandingDecision } from '../standings.ts';
import { words } from '../papers/minutes-words.ts';
import { applicationsOf, conflictsOf, decidersOf, reviewersOf, type Named } from './minutes-facts.ts';
import { conflicts, criteria, lots, quotas, reviewers } from './minutes-parts.ts';
import type { Desk } from './desk.ts';

type Act = { number: number; basis: string; applied_at: Date };
type Told = { desk: Desk; standings: Map<string, StandingDecision>; applications: Map<string, Named> };

/**
 * The minutes (protokolas) of an act as a tagged PDF: on what it rests, who took part, who had an interest, by which rules
 * and lots, what departs from the proposal and why, and the whole ranking with what was decided.
 */
export async function printMinutes(trx: Trx, context: Context, desk: Desk, act: Act): Promise<Uint8Array> {
	const { round, call, officer } = desk;
	const told: Told = {
		desk,
		standings: new Map((await standingsOf(trx, round.id)).map((one) => [one.application_id, one])),
		applications: await applicationsOf(trx, call.id)
	};
	const centre = (await organisationById(trx, call.programme.centre_id))?.name ?? '';
	const name = (await personById(trx, officer))?.name ?? '';
	const data = {
		title: words.title(act.number),
		footer: words.footer(call.name.lt, act.number),
		author: centre,
		caption: call.programme.name.lt,
		institution: { name: centre, lines: [[call.contact.name, call.contact.email, call.contact.phone].filter(Boolean).join(', ')] },
		summary: summary(told, act),
		sections: [
			{
				title: words.participants,
				lines: [words.deciding(name), ...(await decidersOf(trx, round.id)).map((one) => words.decided(one.name, one.count))],
				...reviewers(await reviewersOf(trx, round.id))
			},
			conflicts(await conflictsOf(trx, call.id)),
			criteria(desk),
			...(await quotas(trx, desk, told.standings)),
			lots(desk),
			departures(told),
			ranking(told),
			...unranked(told)
		],
		signature: [dayInWords(dayOf(context.now), 'lt'), name]
	};
	return renderPdf('minutes', data, { locale: 'lt', at: context.now });
}

function summary({ desk, standings }: Told, { basis, applied_at }: Act) {
	const count: Record<DecisionOutcome, number> = { accepted: 0, reserve: 0, rejected: 0 };
	for (const { outcome, withdrawn } of standings.values()) if (!withdrawn) count[outcome] += 1;
	const rows: [string, string][] = [
		[words.call, desk.call.name.lt],
		[words.date, instantInWords(applied_at, 'lt')],
		[words.basis, basis],
		[words.scheme, words.scheme_version(desk.scheme.version, dayInWords(dayOf(desk.scheme.published_at), 'lt'))],
		[words.capacity, String(desk.scheme.content.capacity)],
		[words.counts, words.count(count)]
	];
	return { columns: words.columns, rows: rows.map(([name, value]) => ({ name, value })) };
}

function departures({ desk, standings, applications }: Told) {
	const rows = [...standings.values()].flatMap(({ application_id, outcome, departure, withdrawn }) => {
		const proposed = proposedFor(desk.proposal, application_id)?.outcome;
		if (withdrawn || !proposed || proposed === outcome) return [];
		const named = applications.get(application_id);
		return [[named?.reference ?? '', named?.school ?? '', words.outcomes[proposed], words.outcomes[outcome], departure ?? words.kept]];
	});
	return rows.length === 0
		? { title: words.departures, lines: [words.no_departures] }
		: { title: words.departures, records: { columns: words.departure, widths: [3, 4, 2, 2, 5], rows } };
}

const ranking = ({ desk, standings, applications }: Told) => ({
	title: words.ranking,
	records: {
		columns: words.ranked,
		widths: [0, 3, 6, 0, 3, 3],
		rows: desk.proposal.ranking.map((placed) => {
			const named = applications.get(placed.application);
			const proposed = placed.place === 'none' ? 'rejected' : placed.place;
			return [
				String(placed.rank),
				named?.reference ?? '',
				named?.school ?? '',
				scoreInWords(placed, 'lt'),
				words.outcomes[proposed],
				decidedInWords(standings.get(placed.application))
			];
		})
	}
});

function unranked({ desk, standings, applications }: Told) {
	const rows = desk.proposal.not_ranked.map(({ application, why }) => {
		const named = applications.get(application);
		return [named?.reference ?? '', named?.school ?? '', words.why[why], decidedInWords(standings.get(application))];
	});
	return rows.length === 0 ? [] : [{ title: words.not_ranked, records: { columns: words.unranked, widths: [3, 6, 3, 3], rows } }];
}

function decidedInWords(one: StandingDecision | undefined): string {
	if (!one || one.withdrawn) return words.undecided;
	return one.outcome === 'reserve' ? words.reserve(one.reserve_place) : words.outcomes[one.outcome];
}
