import { sql } from 'kysely';
import { isId, type Day, type Text } from '#platform';
import type { Trx } from '#platform/server';
import type { Needs } from '../../completeness.ts';

/** A network with where it belongs. */
export type NetworkRecord = Needs & {
	id: string;
	edition_id: string;
	kind: 'formed' | 'founded';
	number: number;
	slug: string;
	name: Text;
	level: 'regional' | 'national' | 'international';
	topic: string | null;
	topic_words: Text | null;
	host_id: string;
	founder_id: string | null;
	inherits_id: string | null;
	formed_at: Date;
	activated_at: Date | null;
	closed_on: Day | null;
	closed_why: string | null;
	centre_id: string;
	programme: { slug: string; name: Text };
	edition: { slug: string; name: Text; starts_on: Day; ends_on: Day };
};

export type NetworkState = 'forming' | 'active' | 'closed';

/** What has become of a network: it follows from its dates. */
export const stateOf = ({ activated_at, closed_on }: Pick<NetworkRecord, 'activated_at' | 'closed_on'>): NetworkState =>
	closed_on !== null ? 'closed' : activated_at !== null ? 'active' : 'forming';

type Which = { ids?: readonly string[]; edition?: string; slug?: string; active?: boolean };

/** Networks with where they belong, in the order of editions and numbers. */
export async function networksWhere(trx: Trx, { ids, edition, slug, active }: Which): Promise<NetworkRecord[]> {
	const { rows } = await sql<NetworkRecord>`
		select n.id, n.edition_id, n.kind, n.number, n.slug, n.name, n.level, n.topic, n.topic_words, n.schools_least, n.schools_most,
			n.coordinators, n.experts_least, n.host_id, n.founder_id, n.inherits_id, n.formed_at, n.activated_at, n.closed_on, n.closed_why,
			programme.centre_id, jsonb_build_object('slug', programme.slug, 'name', programme.name) as programme,
			jsonb_build_object('slug', edition.slug, 'name', edition.name, 'starts_on', edition.starts_on, 'ends_on', edition.ends_on) as edition
		from networks.network n
		join programmes.edition edition on edition.id = n.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		where (${ids ? [...ids] : null}::uuid[] is null or n.id = any(${ids ? [...ids] : null}::uuid[]))
			and (${edition ?? null}::uuid is null or n.edition_id = ${edition ?? null})
			and (${slug ?? null}::text is null or n.slug = ${slug ?? null})
			and (not ${active ?? false} or (n.activated_at is not null and n.closed_on is null))
		order by edition.starts_on desc, edition.id, n.kind, n.number, n.formed_at, n.id`.execute(trx);
	return rows;
}

export const networkById = async (trx: Trx, id: string): Promise<NetworkRecord | undefined> =>
	isId(id) ? (await networksWhere(trx, { ids: [id] }))[0] : undefined;

/** A network, locked until the transaction ends: acts upon one network take turns. */
export async function lockNetwork(trx: Trx, id: string): Promise<NetworkRecord | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('networks.network').select('id').where('id', '=', id).forUpdate().execute();
	return networkById(trx, id);
}

/** Networks of an edition, locked in one order, so that two who form them anew cannot wait for each other. */
export async function lockEdition(trx: Trx, editionId: string): Promise<NetworkRecord[]> {
	await trx.selectFrom('networks.network').select('id').where('edition_id', '=', editionId).orderBy('id').forUpdate().execute();
	return networksWhere(trx, { edition: editionId });
}

/** A school in a network over time, with what the register says of it on the day asked about. */
export type MemberRecord = {
	id: string;
	network_id: string;
	school_id: string;
	school: string;
	municipality: string;
	municipality_id: string;
	latitude: number;
	longitude: number;
	type: string;
	type_words: Text;
	topic: string | null;
	application_id: string | null;
	starts_on: Day;
	ends_on: Day | null;
	joined: 'formed' | 'reserve' | 'moved' | 'founder' | 'invited';
	left_at: Date | null;
	left_why: string | null;
};

/** All memberships of these networks, past and present, by the names of the schools. A school without a place on the map stands in its municipality. */
export async function membershipsOf(trx: Trx, networkIds: readonly string[], day: Day): Promise<MemberRecord[]> {
	if (networkIds.length === 0) return [];
	const { rows } = await sql<MemberRecord>`
		select m.id, m.network_id, m.school_id, version.name as school, municipality.short_name as municipality, municipality.id as municipality_id,
			coalesce(version.latitude, municipality.latitude) as latitude, coalesce(version.longitude, municipality.longitude) as longitude,
			version.type_code as type,
			jsonb_build_object('lt', type.name_lt, 'en', type.name_en) as type_words, a.topic_code as topic, m.application_id, m.starts_on, m.ends_on, m.joined, m.left_at, m.left_why
		from networks.membership m
		join lateral (
			select v.* from schools.school_version v where v.school_id = m.school_id
			order by v.starts_on <= ${day}::date desc, abs(v.starts_on - ${day}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		join schools.school_type type on type.code = version.type_code
		left join applications.application a on a.id = m.application_id
		where m.network_id = any(${[...networkIds]}::uuid[])
		order by version.name collate "lt-x-icu", m.starts_on, m.id`.execute(trx);
	return rows;
}

/** Whether a school belongs to the network on a day. */
export const belongsOn = ({ starts_on, ends_on }: Pick<MemberRecord, 'starts_on' | 'ends_on'>, day: Day): boolean =>
	starts_on <= day && (ends_on === null || day <= ends_on);

/** Whether a school belongs to the network on a day or will. */
export const belongsFrom = ({ ends_on }: Pick<MemberRecord, 'ends_on'>, day: Day): boolean => ends_on === null || ends_on >= day;

/** Whether a school counts for the network to be complete: it belongs or will, and has not said that it leaves. */
export const counts = (member: Pick<MemberRecord, 'ends_on' | 'left_at'>, day: Day): boolean =>
	member.left_at === null && belongsFrom(member, day);
