import { sql } from 'kysely';
import type { Context } from '#platform/server';
import { standingOf, visibleHere } from '../rooms/index.ts';

/**
 * Which of these things of a room whoever acts may see at this moment: asked before each word that goes over an open stream.
 * Null to whoever is not in the room.
 */
export const seenAmong = (context: Context, { room_id, item_ids }: { room_id: string; item_ids: string[] }): Promise<string[] | null> =>
	context.db.transaction().execute(async (trx) => {
		const standing = await standingOf(trx, context, { room_id });
		const [stand] = standing.rooms;
		if (!stand) return null;
		if (item_ids.length === 0) return [];
		const { rows } = await sql<{ id: string }>`
			select item.id from spaces.item item
			where item.id = any(${item_ids}::uuid[]) and ${visibleHere(standing, stand)}`.execute(trx);
		return rows.map(({ id }) => id);
	});
