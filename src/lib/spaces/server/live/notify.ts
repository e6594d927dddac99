import { sql } from 'kysely';
import * as v from 'valibot';
import type { Trx } from '#platform/server';

const TidingsSchema = v.object({ room_id: v.string(), item_id: v.string(), what: v.picklist(['posted', 'changed']) });

/** What has come to pass in a room: a new post, or that something new stands there, or was changed or removed. */
export type Tidings = v.InferOutput<typeof TidingsSchema>;

/** The channel of PostgreSQL on which all web processes listen. */
export const roomChannel = 'spaces_room';

/**
 * Tells the web processes, once the caller's transaction is committed and not otherwise, that something has come to pass in
 * a room. Only ids travel: each process asks anew, for each of those who look on, whether they may see it.
 */
export async function notifyRoom(trx: Trx, { room_id, item_id, what }: Tidings): Promise<void> {
	await sql`select pg_notify(${roomChannel}, ${JSON.stringify({ room_id, item_id, what })})`.execute(trx);
}

/** What was said on the channel, or null when it was nothing of ours. */
export function readTidings(payload: string): Tidings | null {
	try {
		const read = v.safeParse(TidingsSchema, JSON.parse(payload));
		return read.success ? read.output : null;
	} catch {
		return null;
	}
}
