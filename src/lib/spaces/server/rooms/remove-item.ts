import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { plain } from '../../markup.ts';
import { notifyRoom } from '../live/notify.ts';
import { itemFor } from './items.ts';

export type RemoveItemRefusal = 'not_found' | 'not_yours' | 'removal_faulty';

/**
 * Takes an item away: from now on only its author and who leads the room see it, and why. By its author, who need not say why, or by who
 * leads the room and saw it, with a reason. In a closed room, too: what is public there stays in the world otherwise.
 */
export function removeItem(
	context: Context,
	{ item_id, why }: { item_id: string; why: string }
): Promise<Outcome<{ room_id: string }, RemoveItemRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await itemFor(trx, context, item_id, { lock: true });
		if (!found) return refused('not_found');
		const { item, stand } = found;
		const own = item.author_id === context.actor.id;
		if (!own && !stand?.leads) return refused('not_yours');
		if (item.removed) return done({ room_id: item.room_id });
		const faults = reasonFaults(why, own);
		if (faults.length > 0) return refused('removal_faulty', faults);
		await trx
			.updateTable('spaces.item')
			.set({ removed_at: context.now, removed_by: context.actor.id, removed_why: plain(why) || '–––' })
			.where('id', '=', item.id)
			.execute();
		await record(trx, context, {
			name: 'item.removed',
			subject: { kind: item.kind, id: item.id },
			also: [{ kind: 'room', id: item.room_id }],
			particulars: { kind: item.kind }
		});
		await notifyRoom(trx, { room_id: item.room_id, item_id: item.id, what: 'changed' });
		return done({ room_id: item.room_id });
	});
}

/** A reason to take something away: from 3 to 1000 letters; of one's own none is needed. */
export function reasonFaults(why: string, own: boolean): Fault[] {
	const { length } = plain(why);
	return (own && length === 0) || (length >= 3 && length <= 1000) ? [] : [{ field: 'why', key: 'spaces_fault_why' }];
}
