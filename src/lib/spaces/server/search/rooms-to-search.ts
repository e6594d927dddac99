import { inLocale } from '#platform';
import type { Context } from '#platform/server';
import { roomsById, standingOf } from '../rooms/index.ts';

/** The rooms of whoever acts, for the choice of one to search in. */
export const roomsToSearch = (context: Context): Promise<{ id: string; name: string }[]> =>
	context.db.transaction().execute(async (trx) => {
		const { rooms } = await standingOf(trx, context);
		const found = await roomsById(
			trx,
			rooms.map(({ room_id }) => room_id)
		);
		return found.map(({ id, name }) => ({ id, name: inLocale(name, context.locale) }));
	});
