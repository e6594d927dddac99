import { sql, type RawBuilder } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Trx } from '#platform/server';
import { termsOf } from '#delivery/server';
import type { EditionOfCentre } from '#programmes/server';
import type { Counted, Indicator } from '#reporting';

/** What a record is, for the link to it. */
export type RecordKind = 'person' | 'training' | 'network' | 'practice' | 'project' | 'certificate';

/** A record behind a figure: its name, whose it is, and what it adds. `key` is by what its page is found. */
export type IndicatorRecord = Counted & { kind: RecordKind; key: string; name: string; about: string };

type Asked = { edition: EditionOfCentre; now: Date; threshold: number | null };

/** The records behind an indicator of an edition, as they are now; the figure is their sum and nothing else. */
export async function recordsOf(trx: Trx, edition: EditionOfCentre, indicator: Indicator, now: Date): Promise<IndicatorRecord[]> {
	const { rows } = await sql<IndicatorRecord>`
		select counted.kind, counted.key, counted.name, counted.about, counted.on_day as on, counted.amount, county.name as county
		from ${await withCounty(trx, edition, indicator, now)}
		order by counted.on_day, counted.name collate "lt-x-icu", counted.key`.execute(trx);
	return rows;
}

/** The same records added up by day and county, for whoever needs the figure alone. */
export async function countsOf(trx: Trx, edition: EditionOfCentre, indicator: Indicator, now: Date): Promise<Counted[]> {
	const { rows } = await sql<Counted>`
		select counted.on_day as on, county.name as county, sum(counted.amount)::int as amount
		from ${await withCounty(trx, edition, indicator, now)} group by 1, 2 order by 1, 2`.execute(trx);
	return rows;
}

/** A counter's records, each with the county of its school on that day. */
async function withCounty(trx: Trx, edition: EditionOfCentre, indicator: Indicator, now: Date): Promise<RawBuilder<unknown>> {
	const threshold = indicator === 'team_members_prepared' ? (await termsOf(trx, edition)).prepared_quarters : null;
	return sql`(${counters[indicator]({ edition, now, threshold })}) counted
		left join lateral (
			select v.municipality_id from schools.school_version v where v.school_id = counted.school_id
			order by v.starts_on <= counted.on_day desc, abs(v.starts_on - counted.on_day) limit 1
		) version on true
		left join schools.municipality municipality on municipality.id = version.municipality_id
		left join schools.county county on county.code = municipality.county_code`;
}

/** Deliveries of which every half-day that stands has passed with a closed register, with their last day. */
const finished = ({ edition, now }: Asked): RawBuilder<unknown> => sql`
	select d.id, d.kind, d.title, d.reference, d.school_id, d.network_id, max(s.held_on) as last_on
	from delivery.delivery d join delivery.session s on s.delivery_id = d.id and s.cancelled_at is null
	where d.edition_id = ${edition.id} and d.cancelled_at is null
	group by d.id
	having bool_and(s.ends_at <= ${now} and exists (select from delivery.closing c where c.session_id = s.id))`;

const counters: Record<Indicator, (asked: Asked) => RawBuilder<unknown>> = {
	team_members_prepared: ({ edition, threshold }) => sql`
		select 'person' as kind, reached.person_id::text as key, joined.name, joined.school as about, reached.on_day, 1 as amount, joined.school_id
		from (
			select running.person_id, min(running.held_on) as on_day from (
				select h.person_id, h.held_on, sum(h.contact + h.consultation) over (partition by h.person_id order by h.held_on) as quarters
				from delivery.hours h join delivery.delivery d on d.id = h.delivery_id and d.kind = 'team_training'
				where h.edition_id = ${edition.id} and h.as_what = 'participant' and h.superseded_at is null
			) running where running.quarters >= ${threshold}::int group by running.person_id
		) reached
		join lateral (
			select p.name, p.school_id, school.name as school from delivery.participant p
			join delivery.delivery d on d.id = p.delivery_id and d.edition_id = ${edition.id} and d.kind = 'team_training'
			join people.organisation school on school.id = p.school_id
			where p.person_id = reached.person_id order by p.joined_at desc, p.id limit 1
		) joined on true`,
	schools_trained: (asked) => sql`
		select distinct on (done.school_id) 'training' as kind, done.id::text as key, school.name, done.title ->> 'lt' as about, done.last_on as on_day,
			1 as amount, done.school_id
		from (${finished(asked)}) done join people.organisation school on school.id = done.school_id
		where done.kind = 'training' order by done.school_id, done.last_on, done.id`,
	networks_active: ({ edition, now }) => sql`
		select 'network' as kind, n.id::text as key, n.name ->> 'lt' as name, host.name as about, ${dayIn(sql`n.activated_at`)} as on_day, 1 as amount,
			n.host_id as school_id
		from networks.network n join people.organisation host on host.id = n.host_id
		where n.edition_id = ${edition.id} and n.kind = 'formed' and n.activated_at <= ${now}
			and (n.closed_on is null or n.closed_on >= ${lastDay({ edition, now })}::date)`,
	good_practice_published: ({ edition, now }) => sql`
		select 'practice' as kind, standing.slug as key, v.content #>> '{texts,title,text}' as name, school.name as about,
			${dayIn(sql`(select min(first.published_at) from practices.publication first where first.practice_id = p.id)`)} as on_day, 1 as amount, p.school_id
		from practices.practice p
		join practices.publication standing on standing.practice_id = p.id and standing.superseded_at is null and standing.withdrawn_at is null
		join practices.version v on v.practice_id = p.id and v.number = standing.number
		join people.organisation school on school.id = p.school_id
		where p.edition_id = ${edition.id} and standing.published_at <= ${now}`,
	teachers_reached: ({ edition }) => sql`
		select distinct on (p.id) 'project' as kind, p.id::text as key, p.title as name, school.name as about, t.held_on as on_day, t.reached as amount, p.school_id
		from projects.project p
		join projects.taught t on t.project_id = p.id and t.removed_at is null and t.reached > 0
		join people.organisation school on school.id = p.school_id
		where p.edition_id = ${edition.id} order by p.id, t.reached desc, t.held_on, t.id`,
	schools_in_networks: ({ edition, now }) => sql`
		select 'network' as kind, n.id::text as key, school.name, n.name ->> 'lt' as about, m.starts_on as on_day, 1 as amount, m.school_id
		from networks.membership m
		join networks.network n on n.id = m.network_id and (n.closed_on is null or n.closed_on >= ${lastDay({ edition, now })}::date)
		join people.organisation school on school.id = m.school_id
		where m.edition_id = ${edition.id} and m.kind = 'formed' and m.starts_on <= ${lastDay({ edition, now })}::date
			and (m.ends_on is null or m.ends_on >= ${lastDay({ edition, now })}::date)`,
	trainings_held: (asked) => sql`
		select 'training' as kind, done.id::text as key, done.title ->> 'lt' as name, ${place}, done.last_on as on_day, 1 as amount,
			coalesce(done.school_id, network.host_id) as school_id
		from (${finished(asked)}) done
		left join people.organisation school on school.id = done.school_id left join networks.network network on network.id = done.network_id
		where done.kind in ('training', 'team_training')`,
	hours_attended: ({ edition }) => sql`
		select 'training' as kind, done.id::text as key, done.title ->> 'lt' as name, ${place}, held.last_on as on_day, held.amount,
			coalesce(done.school_id, network.host_id) as school_id
		from delivery.delivery done
		join lateral (
			select max(h.held_on) as last_on, sum(h.contact + h.consultation + h.independent)::int as amount from delivery.hours h
			where h.delivery_id = done.id and h.as_what = 'participant' and h.superseded_at is null
		) held on held.amount > 0
		left join people.organisation school on school.id = done.school_id left join networks.network network on network.id = done.network_id
		where done.edition_id = ${edition.id}`,
	certificates_issued: ({ edition }) => sql`
		select 'certificate' as kind, c.code as key, c.number as name, school.name as about, c.issued_on as on_day, 1 as amount, p.school_id
		from credentials.certificate c
		join delivery.delivery d on d.id = c.delivery_id and d.edition_id = ${edition.id}
		left join delivery.participant p on p.delivery_id = c.delivery_id and p.person_id = c.person_id
		left join people.organisation school on school.id = p.school_id
		where not exists (select from credentials.revocation r where r.certificate_id = c.id)
			and not exists (select from credentials.certificate later where later.replaces_id = c.id)`
};

/** Today, or the edition's last day once it is over: what ended with the edition still counts. */
const lastDay = ({ edition, now }: Pick<Asked, 'edition' | 'now'>): Day => {
	const today = dayOf(now);
	return today < edition.ends_on ? today : edition.ends_on;
};
const place = sql`coalesce(school.name, network.name ->> 'lt', '') as about`;
const dayIn = (instant: RawBuilder<unknown>): RawBuilder<Day> => sql<Day>`(${instant} at time zone 'Europe/Vilnius')::date`;
