import { sql } from 'kysely';
import { dayOf, isId, type Day, type Text } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import type { RoomKind, Stand } from '../../visibility.ts';
import { standingOf } from './standing.ts';

/** A room with what it belongs to. */
export type RoomRecord = {
	id: string;
	kind: RoomKind;
	edition_id: string;
	network_id: string | null;
	delivery_id: string | null;
	/** The network's name, the school and title of the training, or the programme's name. */
	name: Text;
	edition: Text;
	programme: Text;
	centre_id: string;
	opened_at: Date;
	/** The last day on which anybody writes; null: none is known. */
	closes_on: Day | null;
};

/** Rooms by their ids, by name. */
export async function roomsById(trx: Trx, ids: readonly string[]): Promise<RoomRecord[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<RoomRecord>`
		select room.id, room.kind, room.edition_id, room.network_id, room.delivery_id, room.opened_at, span.centre_id, span.closes_on,
			edition.name as edition, programme.name as programme,
			case room.kind
				when 'network' then network.name
				when 'programme' then programme.name
				else jsonb_build_object('lt', concat_ws(': ', school.name, delivery.title ->> 'lt'), 'en', concat_ws(': ', school.name, delivery.title ->> 'en'))
			end as name
		from spaces.room room
		join spaces.span span on span.room_id = room.id
		join programmes.edition edition on edition.id = room.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join networks.network network on network.id = room.network_id
		left join delivery.delivery delivery on delivery.id = room.delivery_id
		left join people.organisation school on school.id = delivery.school_id
		where room.id = any(${[...ids]}::uuid[])
		order by array_position(array['network', 'training', 'programme'], room.kind), room.opened_at desc, room.id ${plannedOnce}`.execute(trx);
	return rows;
}

/** One room, whoever asks. */
export const roomById = async (trx: Trx, id: string): Promise<RoomRecord | undefined> =>
	isId(id) ? (await roomsById(trx, [id]))[0] : undefined;

/** A room as somebody is in it. */
export type RoomOf = { room: RoomRecord; stand: Stand; parts: Stand['parts']; schools: string[]; leads: boolean; open: boolean };

/** A room for whoever is in it; to everybody else there is none. In a room that is closed (`open` is false) they only read. */
export async function roomFor(trx: Trx, context: Pick<Context, 'actor' | 'now'>, id: string): Promise<RoomOf | null> {
	const room = await roomById(trx, id);
	const stand = room && (await standingOf(trx, context, { room_id: room.id })).rooms[0];
	if (!room || !stand) return null;
	const { parts, schools, leads, open } = stand;
	return { room, stand, parts, schools, leads, open };
}

/** The room of a network, of a training or of an edition's programme, once it is open. */
export async function roomIdOf(
	trx: Trx,
	what: { network_id: string } | { delivery_id: string } | { edition_id: string }
): Promise<string | null> {
	const id = 'network_id' in what ? what.network_id : 'delivery_id' in what ? what.delivery_id : what.edition_id;
	const row = isId(id) ? await trx.selectFrom('spaces.room').select('id').where('id', '=', id).executeTakeFirst() : undefined;
	return row?.id ?? null;
}

/** Whether a room still lives on the day of `now`. */
export const livesOn = ({ closes_on }: Pick<RoomRecord, 'closes_on'>, now: Date): boolean => closes_on === null || closes_on >= dayOf(now);
