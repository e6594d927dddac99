import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { changesOf } from '../../visibility.ts';
import { notifyRoom } from '../live/notify.ts';
import { itemFor } from './items.ts';
import { roomById, livesOn } from './room-record.ts';

export type ChangeRefusal = 'not_found' | 'room_closed' | 'not_yours';

/**
 * Shows an item to fewer or more. By its author, to what they might choose anew; by who leads the room, among the room, all networks and
 * everybody, and never what only a school or its author saw.
 */
export function changeVisibility(
	context: Context,
	{ item_id, visibility }: { item_id: string; visibility: string }
): Promise<Outcome<undefined, ChangeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await itemFor(trx, context, item_id, { lock: true });
		if (!found) return refused('not_found');
		const { item, standing } = found;
		if (item.visibility === visibility) return done();
		const room = await roomById(trx, item.room_id);
		if (!room || !livesOn(room, context.now)) return refused('room_closed');
		const chosen = changesOf(standing, item).find((one) => one === visibility);
		if (!chosen) return refused('not_yours');
		await trx.updateTable('spaces.item').set({ visibility: chosen }).where('id', '=', item.id).execute();
		await record(trx, context, {
			name: 'item.shown_to',
			subject: { kind: item.kind, id: item.id },
			also: [{ kind: 'room', id: item.room_id }],
			particulars: { from: item.visibility, to: chosen }
		});
		await notifyRoom(trx, { room_id: item.room_id, item_id: item.id, what: 'changed' });
		return done();
	});
}
