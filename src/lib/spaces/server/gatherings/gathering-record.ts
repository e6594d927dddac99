import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import type { Taken } from '../../gathering.ts';

/** A gathering or a visit as it stands; who may see it is the item's. */
export type GatheringRecord = {
	id: string;
	room_id: string;
	edition_id: string;
	title: string;
	kind: 'gathering' | 'visit';
	agenda: string;
	place: string;
	link: string | null;
	starts_at: Date;
	ends_at: Date;
	seats: number | null;
	neighbours: number;
	author_id: string;
	host_id: string | null;
	host: string | null;
	delivery_id: string | null;
	revision: number;
	made_at: Date;
	cancelled_at: Date | null;
	cancelled_why: string | null;
	/** How many have signed up, by whether they are of a school of this room. */
	taken: Taken;
};

type Which = { ids?: readonly string[]; rooms?: readonly string[]; from?: Date; until?: Date };

/** Gatherings that stand, the earliest first. */
export async function gatheringsWhere(trx: Trx, { ids, rooms, from, until }: Which): Promise<GatheringRecord[]> {
	const { rows } = await sql<GatheringRecord>`
		select event.id, item.room_id, item.edition_id, item.title, event.kind, event.agenda, event.place, event.link, event.starts_at, event.ends_at,
			event.seats, event.neighbours, item.author_id, event.host_id, host.name as host, event.delivery_id, event.revision, item.made_at,
			event.cancelled_at, event.cancelled_why,
			jsonb_build_object('own', count(s.person_id) filter (where not s.neighbour), 'neighbours', count(s.person_id) filter (where s.neighbour)) as taken
		from spaces.event event
		join spaces.item item on item.id = event.id and item.removed_at is null
		left join people.person host on host.id = event.host_id
		left join spaces.sign_up s on s.event_id = event.id and s.withdrawn_at is null
		where (${ids ? [...ids] : null}::uuid[] is null or event.id = any(${ids ? [...ids] : null}::uuid[]))
			and (${rooms ? [...rooms] : null}::uuid[] is null or item.room_id = any(${rooms ? [...rooms] : null}::uuid[]))
			and (${from ?? null}::timestamptz is null or event.ends_at >= ${from ?? null})
			and (${until ?? null}::timestamptz is null or event.ends_at < ${until ?? null})
		group by event.id, item.id, host.name
		order by event.starts_at, event.id`.execute(trx);
	return rows;
}

export const gatheringById = async (trx: Trx, id: string): Promise<GatheringRecord | undefined> =>
	(await gatheringsWhere(trx, { ids: [id] }))[0];

/** Somebody who comes, or came. */
export type SignUp = {
	person_id: string;
	name: string;
	school: string | null;
	neighbour: boolean;
	attended: boolean | null;
	observed: string;
	thanks: string;
};

/** Who has signed up, in the order in which they did. */
export async function signUpsOf(trx: Trx, eventId: string): Promise<SignUp[]> {
	const { rows } = await sql<SignUp>`
		select s.person_id, person.name, school.name as school, s.neighbour, s.attended, s.observed, s.thanks
		from spaces.sign_up s
		join people.person person on person.id = s.person_id
		left join people.organisation school on school.id = s.school_id
		where s.event_id = ${eventId} and s.withdrawn_at is null
		order by s.signed_at, s.person_id`.execute(trx);
	return rows;
}
