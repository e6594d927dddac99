import { sql, type RawBuilder } from 'kysely';
import { done, inLocale, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rulesInForce, type CallRecord } from '#programmes/server';
import { needs, pageSize, type Filters, type Need, type Outcome as Judged, type Sort } from '../../listing.ts';
import type { State } from '../../states.ts';
import { callForCentre, type CentreRefusal } from './centre-call.ts';

/** One line of the centre's list. */
export type ListedApplication = {
	id: string;
	reference: string;
	school_name: string;
	municipality: string | null;
	state: State;
	outcome: Judged;
	priority: boolean;
	topic: string | null;
	sent_at: Date;
	late: boolean;
	due_at: Date | null;
	need: Need;
	unread: boolean;
};

/** How many applications of the call have each value, whatever the list is narrowed to. */
export type Facets = {
	total: number;
	drafts: number;
	outcomes: Partial<Record<Judged, number>>;
	priority: number;
	states: Partial<Record<State, number>>;
	topics: { code: string; name: string; count: number }[];
	counties: { code: string; name: string; count: number }[];
	municipalities: { code: string; name: string; count: number }[];
};

export type Listing = {
	call: CallRecord;
	rows: ListedApplication[];
	/** How many the filters leave, in all and by need (there whatever need is asked for). */
	total: number;
	needs: Partial<Record<Need, number>>;
	facets: Facets;
};

/**
 * What was sent to a call, as a list of what needs doing. However many applications there are, it asks the database the
 * same few questions. Drafts are counted and never shown.
 */
export function listApplications(context: Context, callId: string, filters: Filters): Promise<Outcome<Listing, CentreRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callForCentre(trx, context, callId);
		if (!call.ok) return call;
		const named = await topicNames(trx, context, call.value.id);
		const facets = await facetsOf(trx, call.value.id);
		const { rows, ...found } = await rowsOf(trx, context, call.value.id, filters);
		const topics = facets.topics.map((topic) => ({ ...topic, name: named(topic.code, topic.name) }));
		return done({ call: call.value, facets: { ...facets, topics }, rows: rows.map((row) => withTopic(row, named)), ...found });
	});
}

/** The whole filtered list, for an export of exactly what is shown. */
export function listForExport(
	context: Context,
	callId: string,
	filters: Filters
): Promise<Outcome<{ call: CallRecord; rows: ListedApplication[] }, CentreRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callForCentre(trx, context, callId);
		if (!call.ok) return call;
		const { rows } = await rowsOf(trx, context, call.value.id, { ...filters, page: 1 }, 100_000);
		const named = await topicNames(trx, context, call.value.id);
		return done({ call: call.value, rows: rows.map((row) => withTopic(row, named)) });
	});
}

type Named = (code: string | null, written: string) => string;

/** What a topic is called: as the application keeps it (M-09); for readers of another language by the rules, where it is one of the call's. */
async function topicNames(trx: Trx, { locale }: Context, callId: string): Promise<Named> {
	if (locale === 'lt') return (_, written) => written;
	const topics = (await rulesInForce(trx, callId))?.topics ?? [];
	const names = new Map(topics.map(({ code, name }) => [code, inLocale(name, locale)]));
	return (code, written) => names.get(code ?? '') ?? written;
}

const withTopic = ({ topic, topic_code, ...row }: Row, named: Named): ListedApplication => ({
	...row,
	topic: topic === null ? null : named(topic_code, topic)
});

type Row = ListedApplication & { topic_code: string | null };
type Found = Omit<Row, 'need'> & { need: number; tally: Record<string, number> };

/** What an application needs is a number in the query, in the order of `needs`: it is sorted and counted by. */
async function rowsOf(
	trx: Trx,
	{ actor, now }: Context,
	callId: string,
	filters: Filters,
	limit = pageSize
): Promise<Pick<Listing, 'total' | 'needs'> & { rows: Row[] }> {
	const { rows: found } = await sql<Found>`
		with listed as materialized (
			select a.id, a.reference, a.school_name, a.municipality_code, a.state, a.outcome, a.priority, a.topic, a.topic_code, a.sent_at,
				a.sent_at >= call.closes_at as late, back.due_at, unread.application_id is not null as unread,
				case when a.state = 'withdrawn' then ${placeOf('withdrawn')}
					when unread.application_id is not null then ${placeOf('message')}
					when a.state = 'returned' then case when back.due_at < ${now} then ${placeOf('overdue')} else ${placeOf('returned')} end
					when a.decided_at is not null then case a.outcome when 'yes' then ${placeOf('ready')} else ${placeOf('ineligible')} end
					when seen.application_id is null then ${placeOf('new')}
					when a.outcome = 'review' then ${placeOf('look')}
					when a.outcome = 'no' then ${placeOf('ineligible')}
					else ${placeOf('ready')} end as need
			from applications.application a
			join programmes.call call on call.id = a.call_id
			left join applications.return back on back.application_id = a.id and back.resolved_at is null
			left join applications.seen seen on seen.application_id = a.id and seen.submission_id = a.submission_id and seen.person_id = ${actor.id}::uuid
			left join (select distinct application_id from applications.message where not from_centre and read_at is null) unread on unread.application_id = a.id
			where a.call_id = ${callId} and a.submission_id is not null ${narrowed(filters)}
		)
		select c.id, c.reference, c.school_name, m.short_name as municipality, c.state, c.outcome, c.priority, c.topic, c.topic_code, c.sent_at, c.late, c.due_at, c.unread, c.need,
			(select json_object_agg(need, count) from (select need, count(*) from listed group by need) counted) as tally
		from listed c left join schools.municipality m on m.code = c.municipality_code
		${filters.need ? sql`where c.need = ${placeOf(filters.need)}` : sql``}
		order by ${inOrder(filters.sort)}
		limit ${limit} offset ${(filters.page - 1) * limit}`.execute(trx);
	const tally = Object.fromEntries(
		Object.entries(found[0]?.tally ?? {}).map(([place, count]) => [needs[Number(place)], count])
	) as Listing['needs'];
	return {
		rows: found.map(({ tally: _, need, ...row }) => ({ ...row, need: needs[need] as Need })),
		total: filters.need ? (tally[filters.need] ?? 0) : Object.values(tally).reduce((sum, count) => sum + count, 0),
		needs: tally
	};
}

const placeOf = (need: Need): RawBuilder<number> => sql.lit(needs.indexOf(need));

/** The municipality's own name sorts as Lithuanians sort (L-06); equal places keep the order of sending. */
const orders: Record<Sort, RawBuilder<unknown>> = {
	sent: sql`c.sent_at, c.reference`,
	'-sent': sql`c.sent_at desc, c.reference`,
	school: sql`c.school_name collate "lt-x-icu", c.reference`,
	'-school': sql`c.school_name collate "lt-x-icu" desc, c.reference`,
	municipality: sql`m.short_name collate "lt-x-icu", c.school_name collate "lt-x-icu", c.reference`,
	'-municipality': sql`m.short_name collate "lt-x-icu" desc, c.school_name collate "lt-x-icu", c.reference`,
	reference: sql`c.reference`,
	'-reference': sql`c.reference desc`
};
const byNeed = sql`c.need, c.sent_at, c.reference`;
const inOrder = (sort: Sort | null): RawBuilder<unknown> => (sort ? orders[sort] : byNeed);

function narrowed({ outcome, priority, state, topic, county, municipality, q }: Filters): RawBuilder<unknown> {
	const parts = [
		...(outcome ? [sql`and a.outcome = ${outcome}`] : []),
		...(priority ? [sql`and a.priority`] : []),
		...(state ? [sql`and a.state = ${state}`] : []),
		...(topic ? [sql`and a.topic_code = ${topic}`] : []),
		...(county ? [sql`and a.county_code = ${county}`] : []),
		...(municipality ? [sql`and a.municipality_code = ${municipality}`] : []),
		...q
			.split(/\s+/)
			.filter(Boolean)
			.map((word) => sql`and strpos(a.searched, platform.folded(${word})) > 0`)
	];
	return sql.join(parts, sql` `);
}

type FacetRow = {
	what: 'state' | 'outcome' | 'priority' | 'topic' | 'county' | 'municipality';
	code: string;
	name: string | null;
	count: number;
};

/** One pass over the applications of a call for all counts. */
async function facetsOf(trx: Trx, callId: string): Promise<Facets> {
	const { rows } = await sql<FacetRow>`
		with counted as (
			select case when grouping(state) = 0 then 'state' when grouping(outcome) = 0 then 'outcome' when grouping(priority) = 0 then 'priority'
					when grouping(topic_code) = 0 then 'topic' when grouping(county_code) = 0 then 'county' else 'municipality' end as what,
				coalesce(state, outcome, priority::text, topic_code, county_code, municipality_code) as code, min(topic) as topic, count(*)::int as count
			from applications.application where call_id = ${callId} and (submission_id is not null or state = 'draft')
			group by grouping sets ((state), (outcome), (priority), (topic_code), (county_code), (municipality_code))
		)
		select what, counted.code, coalesce(county.name, m.short_name, topic) as name, count
		from counted
		left join schools.county county on what = 'county' and county.code = counted.code
		left join schools.municipality m on what = 'municipality' and m.code = counted.code
		order by coalesce(county.name, m.short_name, topic) collate "lt-x-icu"`.execute(trx);
	return asFacets(rows.filter(({ code }) => code !== null));
}

function asFacets(rows: FacetRow[]): Facets {
	const of = (what: FacetRow['what']) => rows.filter((row) => row.what === what);
	const counts = (what: FacetRow['what']) => Object.fromEntries(of(what).map(({ code, count }) => [code, count]));
	const named = (what: FacetRow['what']) => of(what).map(({ code, name, count }) => ({ code, name: name ?? code, count }));
	const states = counts('state') as Facets['states'];
	const drafts = states.draft ?? 0;
	return {
		total: Object.values(states).reduce((sum, count) => sum + count, 0) - drafts,
		drafts,
		outcomes: counts('outcome'),
		priority: counts('priority')['true'] ?? 0,
		states,
		topics: named('topic'),
		counties: named('county'),
		municipalities: named('municipality')
	};
}
