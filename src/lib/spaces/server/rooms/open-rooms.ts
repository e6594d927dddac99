import { sql } from 'kysely';
import type { Context, Trx } from '#platform/server';
import { on, record, type Subscription } from '#platform/server';
import type { RoomKind } from '../../visibility.ts';

/** Opens every room that ought to be open and is not: may be asked at any time, any number of times. Answers how many it opened. */
export function ensureRooms(context: Context): Promise<number> {
	return context.db.transaction().execute(async (trx) => {
		const opened = await openMissing(trx, context);
		for (const { id, kind, edition_id } of opened)
			await record(trx, context, {
				name: 'room.opened',
				subject: { kind: 'room', id },
				also: [...(kind === 'network' ? [{ kind: 'network', id }] : []), { kind: 'edition', id: edition_id }],
				particulars: { kind }
			});
		return opened.length;
	});
}

type Opened = { id: string; kind: RoomKind; edition_id: string };

/** A network's room opens when the network begins or is founded, a training's when it is prepared, the programme's with its first network. */
async function openMissing(trx: Trx, { now }: Pick<Context, 'now'>): Promise<Opened[]> {
	const { rows } = await sql<Opened>`
		insert into spaces.room (id, kind, edition_id, network_id, delivery_id, opened_at)
		select id, kind, edition_id, network_id, delivery_id, ${now} from (
			select n.id, 'network' as kind, n.edition_id, n.id as network_id, null::uuid as delivery_id
			from networks.network n where n.activated_at is not null or n.kind = 'founded'
			union all
			select d.id, 'training', d.edition_id, null, d.id from delivery.delivery d where d.kind = 'training'
			union all
			select distinct n.edition_id, 'programme', n.edition_id, null::uuid, null::uuid
			from networks.network n where n.activated_at is not null and n.kind = 'formed'
		) due
		where not exists (select from spaces.room room where room.id = due.id)
		on conflict do nothing
		returning id, kind, edition_id`.execute(trx);
	return rows;
}

const open = async (context: Context): Promise<void> => void (await ensureRooms(context));

/** Rooms open by themselves. */
export const roomSubscriptions: Subscription[] = [
	on('network.activated', 'rooms.open', open),
	on('network.founded', 'rooms.open_founded', open),
	on('delivery.prepared', 'rooms.open_training', open)
];
