import { sql } from 'kysely';
import type { Day } from '#platform';
import { plannedOnce, type Trx } from '#platform/server';
import type { Part, Seeable } from '../../visibility.ts';
import { standsOn } from './standing.ts';

/** Somebody in a room, in all their parts, with the schools for which they are there. */
export type Member = { person_id: string; name: string; parts: Part[]; schools: { id: string; name: string }[]; leads: boolean };

/** Who is in a room on a day, or was on its last day, by name. */
export async function membersOf(trx: Trx, roomId: string, day: Day): Promise<Member[]> {
	const { rows } = await sql<Member>`
		select member.person_id, person.name, array_agg(distinct member.part) as parts, bool_or(member.leads) as leads,
			coalesce(jsonb_agg(distinct jsonb_build_object('id', school.id, 'name', school.name)) filter (where school.id is not null), '[]') as schools
		from spaces.members_on(${roomId}::uuid, ${day}::date) member
		join people.person person on person.id = member.person_id
		left join people.organisation school on school.id = member.school_id
		group by member.person_id, person.name
		order by person.name collate "lt-x-icu", member.person_id ${plannedOnce}`.execute(trx);
	return rows;
}

/** How many people are in a room on a day, or were on its last day. */
export async function countMembers(trx: Trx, roomId: string, day: Day): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(distinct person_id)::int as count from spaces.members_on(${roomId}::uuid, ${day}::date) ${plannedOnce}`.execute(trx);
	return rows[0]?.count ?? 0;
}

type Shown = Pick<Seeable, 'room_id' | 'edition_id' | 'visibility' | 'school_id' | 'author_id' | 'asked_id'>;

/**
 * Who sees something with this visibility on a day, its author included while they are in the room: the rule `maySee` asked the other way round. Of what is public
 * only those are named who belong: the room and the edition.
 */
export async function readersOf(trx: Trx, item: Shown, day: Day): Promise<string[]> {
	const { room_id, edition_id, visibility, school_id, author_id, asked_id } = item;
	const wide = visibility === 'edition' || visibility === 'public';
	const { rows } = await sql<{ person_id: string }>`
		select member.person_id from spaces.members_on(${room_id}::uuid, ${day}::date) member
		where (${visibility}::text in ('network', 'edition', 'public') or (${visibility}::text = 'school' and member.school_id = ${school_id}::uuid)
			or member.person_id in (${author_id}::uuid, ${asked_id}::uuid))
		union
		select member.person_id from spaces.member member join spaces.span span on span.room_id = member.room_id
		where ${wide} and span.edition_id = ${edition_id} and span.kind <> 'training' and ${standsOn(day)}`.execute(trx);
	return rows.map(({ person_id }) => person_id);
}
