import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import type { Group } from '#reporting';

/**
 * How many people attended an hour of an edition at least, by the county of their school on its last day, in the order of the names. A person counts
 * once, with the school of the last list in which they stand.
 */
export async function peopleByCounty(trx: Trx, editionId: string): Promise<Group[]> {
	const { rows } = await sql<Group>`
		select coalesce(county.name, '–') as name, count(*)::int as people
		from (
			select h.edition_id, h.person_id from delivery.hours h
			where h.edition_id = ${editionId} and h.as_what = 'participant' and h.superseded_at is null
			group by 1, 2 having sum(h.contact + h.consultation + h.independent) >= 4
		) taking
		join programmes.edition edition on edition.id = taking.edition_id
		left join lateral (
			select p.school_id from delivery.participant p join delivery.delivery d on d.id = p.delivery_id and d.edition_id = taking.edition_id
			where p.person_id = taking.person_id order by p.joined_at desc, p.id limit 1
		) joined on true
		left join lateral (
			select v.municipality_id from schools.school_version v where v.school_id = joined.school_id
			order by v.starts_on <= edition.ends_on desc, abs(v.starts_on - edition.ends_on) limit 1
		) version on true
		left join schools.municipality municipality on municipality.id = version.municipality_id
		left join schools.county county on county.code = municipality.county_code
		group by 1 order by 1`.execute(trx);
	return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'lt'));
}
