import { sql } from 'kysely';
import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import type { Duty, HelperFacts } from '../../matching.ts';

const roleOf: Record<Duty, string> = { coordinator: 'network_coordinator', expert: 'expert' };

/**
 * Who can take on a duty: those who hold its role on a day — at the centre, or those asked about wherever they hold it —
 * and have said where from and how much. With what the registers know of their work in schools and offices in municipalities.
 */
export async function helpersFor(
	trx: Trx,
	duty: Duty,
	{ centre, persons }: { centre?: string; persons?: readonly string[] },
	now: Date,
	day: Day
): Promise<HelperFacts[]> {
	const { rows } = await sql<HelperFacts & { latitude: number; longitude: number }>`
		select helper.person_id, person.name, municipality.latitude, municipality.longitude, helper.most_networks, helper.topics,
			(select count(*)::int from networks.duty d join networks.network n on n.id = d.network_id
				where d.person_id = helper.person_id and n.closed_on is null
					and ((d.answer = 'accepted' and d.ended_at is null) or (d.answer is null and d.answer_by > ${new Date(now.getTime() - 60_000)}))) as load,
			array(select staff.school_id from schools.staff where staff.person_id = helper.person_id and daterange(staff.starts_on, staff.ends_on, '[]') @> ${day}::date
				union select role.organisation_id from people.role where role.person_id = helper.person_id and role.annulled_at is null
					and role.kind in ('school_head', 'school_coordinator', 'team_member') and daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date) as schools,
			array(select role.organisation_id from people.role where role.person_id = helper.person_id and role.annulled_at is null
				and role.kind = 'municipal_officer' and daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date) as municipalities
		from networks.helper helper
		join people.person person on person.id = helper.person_id and person.erased_at is null
		join schools.municipality municipality on municipality.id = helper.municipality_id
		where helper.duty = ${duty}
			and exists (select from people.role role where role.person_id = helper.person_id and role.kind = ${roleOf[duty]} and role.annulled_at is null
				and (${centre ?? null}::uuid is null or role.organisation_id = ${centre ?? null})
				and daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date)
			and (${persons ? [...persons] : null}::uuid[] is null or helper.person_id = any(${persons ? [...persons] : null}::uuid[]))
		order by person.name collate "lt-x-icu", helper.person_id`.execute(trx);
	return rows.map(({ latitude, longitude, ...helper }) => ({ ...helper, at: { lat: latitude, lon: longitude } }));
}

/** One of them, if the id can be anybody's at all. */
export const helperFor = async (
	trx: Trx,
	duty: Duty,
	person: string,
	centre: string,
	now: Date,
	day: Day
): Promise<HelperFacts | undefined> =>
	isId(person) ? (await helpersFor(trx, duty, { centre, persons: [person] }, now, day))[0] : undefined;

/** The role that a duty asks for. */
export const roleFor = (duty: Duty) => roleOf[duty] as 'network_coordinator' | 'expert';
