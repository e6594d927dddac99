import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { readPublicResults } from '#evaluation/server';
import { readPublicNetworks } from '#networks/server';
import { editionOf, publishedCalls, type CallRecord, type EditionOfCentre } from '#programmes/server';
import { readResults } from '#selection/server';
import { indicators, inFives, ofPeople, type Indicator, type OpenCell, type OpenSetName } from '#reporting';
import { countsOf } from '../indicators/counters.ts';

/** A file holds no more rows than this. */
const most = 20_000;
type Rows = OpenCell[][];

/** The rows of a set as everybody may read them now. Everybody asks. */
export async function openRows(context: Context, name: OpenSetName): Promise<Rows> {
	return (await readers[name](context)).slice(0, most);
}

const inTrx = <Value>({ db }: Context, act: (trx: Trx) => Promise<Value>): Promise<Value> => db.transaction().execute(act);

const readers: Record<OpenSetName, (context: Context) => Promise<Rows>> = {
	practices: (context) =>
		inTrx(context, async (trx) => {
			const { rows } = await sql<Record<string, OpenCell>>`
				select e.slug, e.title, e.problem, coalesce(v.facts #>> '{group_name,lt}', e.group_code) as topic_group, e.school_type, e.size_band, e.county,
					e.year, (p.published_at at time zone 'Europe/Vilnius')::date as published_on, p.licence
				from practices.entry e
				join practices.publication p on p.id = e.publication_id
				join practices.version v on v.practice_id = p.practice_id and v.number = p.number
				order by p.published_at, e.slug limit ${most}`.execute(trx);
			return rows.map((row) => Object.values(row));
		}),
	networks: async (context) =>
		(await readPublicNetworks(context)).flatMap(({ slug, name, kind, edition, activated_at, schools }) =>
			schools.map(({ school, municipality }) => [
				...[slug, name.lt, kind, edition.name.lt, activated_at && dayOf(activated_at), school, municipality]
			])
		),
	calls: async (context) => {
		const rows: Rows = [];
		for (const call of await inTrx(context, publishedCalls)) rows.push(await callRow(context, call));
		return rows;
	},
	trainings: (context) =>
		inTrx(context, async (trx) => {
			const { rows } = await sql<Record<string, OpenCell>>`
				select programme.slug as programme, edition.slug as edition, to_char(done.last_on, 'YYYY-MM') as month, municipality.name as municipality,
					done.kind, done.topic, count(*)::int as trainings
				from (
					select d.id, d.kind, d.topic, d.edition_id, d.school_id, d.network_id, max(s.held_on) as last_on
					from delivery.delivery d join delivery.session s on s.delivery_id = d.id and s.cancelled_at is null
					where d.cancelled_at is null and d.kind in ('training', 'team_training') group by d.id
					having bool_and(s.ends_at <= ${context.now} and exists (select from delivery.closing c where c.session_id = s.id))
				) done
				join programmes.edition edition on edition.id = done.edition_id
				join programmes.programme programme on programme.id = edition.programme_id
				left join networks.network network on network.id = done.network_id
				join lateral (
					select v.municipality_id from schools.school_version v where v.school_id = coalesce(done.school_id, network.host_id)
					order by v.starts_on <= done.last_on desc, abs(v.starts_on - done.last_on) limit 1
				) version on true
				join schools.municipality municipality on municipality.id = version.municipality_id
				group by 1, 2, 3, 4, 5, 6 order by 3, 1, 2, 4, 5, 6 limit ${most}`.execute(trx);
			return rows.map((row) => Object.values(row));
		}),
	indicators: (context) =>
		inTrx(context, async (trx) => {
			const rows: Rows = [];
			for (const edition of await openEditions(trx, context)) rows.push(...(await indicatorRows(trx, context, edition)));
			return rows;
		}),
	participants: (context) => inTrx(context, participantRows),
	evaluation: async (context) => {
		const rows: Rows = [];
		for (const edition of await inTrx(context, (trx) => openEditions(trx, context))) rows.push(...(await evaluationRows(context, edition)));
		return rows;
	}
};

/** The editions of which something is public: those with a published call. */
async function openEditions(trx: Trx, _context: Context): Promise<EditionOfCentre[]> {
	const ids = [...new Set((await publishedCalls(trx)).map(({ edition }) => edition.id))];
	const editions: EditionOfCentre[] = [];
	for (const id of ids) {
		const edition = await editionOf(trx, id);
		if (edition) editions.push(edition);
	}
	return editions.sort((one, other) =>
		one.starts_on < other.starts_on ? -1 : one.starts_on > other.starts_on ? 1 : one.slug < other.slug ? -1 : 1
	);
}

async function callRow(context: Context, call: CallRecord): Promise<OpenCell[]> {
	const results = await readResults(context, call.slug);
	return [
		...[call.slug, call.name.lt, call.programme.slug, call.edition.slug, dayOf(call.opens_at), dayOf(call.closes_at), call.capacity],
		...(results.ok ? [results.value.accepted.length, results.value.reserve.length] : [null, null])
	];
}

async function indicatorRows(trx: Trx, { now }: Context, edition: EditionOfCentre): Promise<Rows> {
	const rows: Rows = [];
	const stands = await settledIndicators(trx, edition.id);
	for (const indicator of indicators) {
		const target = edition.targets.find((one) => one.indicator === indicator)?.value ?? null;
		const rounds = ofPeople.includes(indicator);
		const reached = rounds && stands ? (stands.get(indicator) ?? null) : await reachedYet(trx, edition, indicator, now);
		if (target === null && reached === 0) continue;
		rows.push([edition.programme.slug, edition.slug, indicator, target, reached, rounds ? 'yes' : 'no']);
	}
	return rows;
}

/** What an edition that is not settled has reached so far. Hours grow by those of few: they are told once they grow no more. */
async function reachedYet(trx: Trx, edition: EditionOfCentre, indicator: Indicator, now: Date): Promise<number | null> {
	const counted = (await countsOf(trx, edition, indicator, now)).reduce((sum, { amount }) => sum + amount, 0);
	if (!ofPeople.includes(indicator)) return counted;
	return indicator === 'hours_attended' && counted > 0 ? null : inFives(counted);
}

async function settledIndicators(trx: Trx, edition_id: string): Promise<Map<string, number | null> | undefined> {
	const stands = await trx
		.selectFrom('reporting.settled_indicator')
		.select(['indicator', 'reached'])
		.where('edition_id', '=', edition_id)
		.execute();
	return stands.length > 0 ? new Map(stands.map(({ indicator, reached }) => [indicator, reached])) : undefined;
}

/** Each edition by itself, as it was written down, and no sums over them: the files of two days would differ by the one that has settled meanwhile. */
async function participantRows(trx: Trx): Promise<Rows> {
	const groups = await trx
		.selectFrom('reporting.settled_group as settled')
		.innerJoin('programmes.edition as edition', 'edition.id', 'settled.edition_id')
		.innerJoin('programmes.programme as programme', 'programme.id', 'edition.programme_id')
		.select(['programme.slug as programme', 'edition.slug as edition', 'settled.county', 'settled.people'])
		.orderBy('programme.slug')
		.orderBy('edition.slug')
		.orderBy('settled.place')
		.execute();
	const named = groups.map(({ programme, edition, county, people }) => ({ edition: `${programme}/${edition}`, county, people }));
	return [...new Set(named.map(({ edition }) => edition))].flatMap((edition): Rows => {
		const own = named.filter((one) => one.edition === edition);
		const total = own.reduce((sum, { people }) => sum + people, 0);
		return [...own.map(({ county, people }): OpenCell[] => [edition, county, people]), [edition, '*', total]];
	});
}

async function evaluationRows(context: Context, edition: EditionOfCentre): Promise<Rows> {
	const found = await readPublicResults(context, { edition_id: edition.id });
	if (!found.ok) return [];
	return found.value.results.flatMap(({ kind, sums }) =>
		sums.flatMap(({ question, at_least, shares }) => {
			const named = new Map('choices' in question ? question.choices.map(({ key, text }) => [key, text.lt]) : []);
			return shares.map(({ value, percent }): OpenCell[] => [
				...[edition.programme.slug, edition.slug, kind, question.key, question.text.lt, value, named.get(value) ?? null, percent, at_least]
			]);
		})
	);
}
