import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { licenceAllows } from '../../licence.ts';
import { changesOf, isWider } from '../../visibility.ts';
import { notifyRoom } from '../live/notify.ts';
import { itemFor } from './items.ts';
import { writtenByOthers } from './look-at-change.ts';
import { roomById, livesOn } from './room-record.ts';

export type ChangeVisibility = {
	item_id: string;
	visibility: string;
	/** How many posts of others the acting person was told will be seen by more; unsaid, nobody asked. */
	told?: number | undefined;
};
export type ChangeRefusal = 'not_found' | 'room_closed' | 'not_yours' | 'licence_narrow' | 'shown_meanwhile';

/**
 * Shows an item to fewer or more. By its author, to what they might choose anew; by who leads the room, among the room, all networks and
 * everybody, and never what only a school or its author saw; once the room is closed, to fewer only. A material that is meant for its room alone stays there. Whoever was
 * told of fewer posts of others than there are by now is asked anew.
 */
export function changeVisibility(
	context: Context,
	{ item_id, visibility, told }: ChangeVisibility
): Promise<Outcome<undefined, ChangeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await itemFor(trx, context, item_id, { lock: true });
		if (!found) return refused('not_found');
		const { item, standing } = found;
		if (item.visibility === visibility) return done();
		const room = await roomById(trx, item.room_id);
		if (!room) return refused('not_found');
		if (!livesOn(room, context.now) && isWider(item.visibility, visibility)) return refused('room_closed');
		const chosen = changesOf(standing, item).find((one) => one === visibility);
		if (!chosen) return refused('not_yours');
		if (item.kind === 'material' && !licenceAllows(await licenceOf(trx, item.id), chosen)) return refused('licence_narrow');
		if (told !== undefined && isWider(item.visibility, chosen) && (await writtenByOthers(trx, item)).posts > told)
			return refused('shown_meanwhile');
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

const licenceOf = async (trx: Trx, id: string): Promise<string> =>
	(await trx.selectFrom('spaces.material').select('licence').where('id', '=', id).executeTakeFirst())?.licence ?? '';
