import { sql } from 'kysely';
import type { Day } from '#platform';
import type { Trx } from '#platform/server';
import { belongsOn, membershipsOf, type NetworkRecord } from '#networks/server';
import type { NewParticipant } from '../deliveries/make-delivery.ts';

/**
 * Who learns in a network on a day: the teams with which its schools came; of a school that came without an application, whoever holds
 * a role there. Somebody without a person of their own is the one who stood under this name for this school in the network before.
 */
export async function teamsOf(trx: Trx, { id }: Pick<NetworkRecord, 'id'>, day: Day): Promise<NewParticipant[]> {
	const members = (await membershipsOf(trx, [id], day)).filter((one) => belongsOn(one, day));
	const { rows } = await sql<Omit<NewParticipant, 'starts_on'>>`
		select m.school_id, t.name, t.post, coalesce(t.person_id, known.person_id) as person_id
		from networks.membership m
		join applications.team_member t on t.application_id = m.application_id
		left join lateral (
			select p.person_id from delivery.participant p
			join delivery.delivery d on d.id = p.delivery_id and d.network_id = m.network_id
			join people.person person on person.id = p.person_id and person.email is null
			where t.person_id is null and p.school_id = m.school_id and p.name = t.name
			order by p.joined_at limit 1
		) known on true
		where m.id = any(${members.map((one) => one.id)}::uuid[])
		union all
		select m.school_id, person.name, '' as post, person.id as person_id
		from networks.membership m
		join people.role r on r.organisation_id = m.school_id and r.kind in ('school_head', 'school_coordinator', 'team_member')
			and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> ${day}::date
		join people.person person on person.id = r.person_id and person.erased_at is null
		where m.application_id is null and m.id = any(${members.map((one) => one.id)}::uuid[])
		order by school_id, name`.execute(trx);
	const seen = new Set<string>();
	return rows
		.filter(({ person_id }) => person_id === null || (!seen.has(person_id) && seen.add(person_id)))
		.map((row) => ({ ...row, starts_on: day }));
}
