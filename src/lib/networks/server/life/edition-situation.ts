import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { FormedSchool, Situation } from '../../situation.ts';
import type { Standing } from '../../reform.ts';
import { firstCriteria } from '../../criteria.ts';
import { candidatesOf } from '../candidates.ts';
import { formationOf } from '../formation.ts';
import { counts, membershipsOf, networksWhere, type MemberRecord, type NetworkRecord } from './network-record.ts';

/** The formed networks of an edition as they stand, with all schools that belong to them or could. */
export type EditionStanding = {
	networks: NetworkRecord[];
	members: MemberRecord[];
	situation: Situation;
	standing: Standing[];
	/** Schools with a confirmed place that are in no network and have left none. */
	newcomers: string[];
};

/** Gathers what the cost of a move rests on. Schools that are leaving are left out. */
export async function standingOf(trx: Trx, context: Pick<Context, 'now'>, editionId: string): Promise<EditionStanding> {
	const today = dayOf(context.now);
	const all = await networksWhere(trx, { edition: editionId });
	const networks = all.filter(({ kind, closed_on }) => kind === 'formed' && closed_on === null);
	const memberships = await membershipsOf(
		trx,
		networks.map(({ id }) => id),
		today
	);
	const members = memberships.filter((one) => counts(one, today));
	const known = new Set(memberships.map(({ school_id }) => school_id));
	const candidates = await candidatesOf(trx, context, editionId);
	const formation = await formationOf(trx, editionId);
	const situation = {
		networks: networks.length,
		least: Math.min(...networks.map(({ schools_least }) => schools_least)),
		most: Math.max(...networks.map(({ schools_most }) => schools_most)),
		criteria: formation?.criteria ?? firstCriteria,
		// What a candidate said counts; a school whose place was given up meanwhile stands as its membership tells.
		schools: [...new Map([...members.map(asFormed), ...candidates].map((one) => [one.id, one])).values()],
		wishes: []
	};
	return {
		networks,
		members,
		situation,
		standing: networks.map(({ id, host_id, schools_least, schools_most }) => ({
			network_id: id,
			host: host_id,
			least: schools_least,
			most: schools_most,
			members: members.filter(({ network_id }) => network_id === id).map(({ school_id }) => school_id)
		})),
		newcomers: candidates.filter(({ id }) => !known.has(id)).map(({ id }) => id)
	};
}

/** A member as the cost of a network sees it. */
export const asFormed = ({
	school_id,
	application_id,
	school,
	municipality,
	type,
	type_words,
	topic,
	latitude,
	longitude
}: MemberRecord): FormedSchool => ({
	id: school_id,
	application_id: application_id ?? '',
	name: school,
	municipality,
	type,
	type_words,
	topic,
	topic_words: null,
	latitude,
	longitude,
	own_place: true
});

/** A school that waits in the reserve of a call of the edition: its place is offered in the selection. */
export type Waiting = { school_id: string; school: string; municipality: string; call: string; place: number | null };

export async function reserveOf(trx: Trx, editionId: string, day: Day): Promise<Waiting[]> {
	const { rows } = await sql<Waiting>`
		select a.school_id, version.name as school, municipality.short_name as municipality, call.slug as call, d.reserve_place as place
		from selection.decision d
		join applications.application a on a.id = d.application_id
		join programmes.call call on call.id = a.call_id
		join lateral (
			select v.name, v.municipality_id from schools.school_version v where v.school_id = a.school_id
			order by v.starts_on <= ${day}::date desc, abs(v.starts_on - ${day}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		where call.edition_id = ${editionId} and d.outcome = 'reserve' and d.act_id is not null and d.superseded_at is null and a.state <> 'withdrawn'
			and not exists (select from selection.offer o where o.decision_id = d.id)
		order by d.reserve_place nulls last, a.reference limit 50`.execute(trx);
	return rows;
}
