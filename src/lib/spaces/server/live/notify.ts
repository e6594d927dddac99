import { sql } from 'kysely';
import type { Trx } from '#platform/server';

/** What has come to pass in a room: a new post, or that something new stands there, or was changed or removed. */
export type Tidings = { room_id: string; item_id: string; what: 'posted' | 'changed' };

/** The channel of PostgreSQL on which all web processes listen. */
export const channel = 'spaces_room';

/**
 * Tells the web processes, once the caller's transaction is committed and not otherwise, that something has come to pass in
 * a room. Only ids travel: each process asks anew, for each of those who look on, whether they may see it.
 */
export async function notifyRoom(trx: Trx, { room_id, item_id, what }: Tidings): Promise<void> {
	await sql`select pg_notify(${channel}, ${JSON.stringify({ room_id, item_id, what })})`.execute(trx);
}
