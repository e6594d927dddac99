import { sql } from 'kysely';
import type { Trx } from './open.ts';

/**
 * The doors in the wall of the database: signing in, what a signed link leads to, names on what is published, letters that a page may show, points of
 * reviewers, sheets of surveys, and the erasing of a person. The policies of the tables say what each of them opens.
 */
export type Door = 'sign-in' | 'link' | 'published' | 'letters' | 'reviews' | 'sheets' | 'erasure';

/**
 * Does some work in a transaction with a door open, and shuts it again. Only for a use case that has asked its rule before: what stands
 * behind the door is not there for any other statement.
 */
export async function through<Result>(trx: Trx, door: Door, work: () => Promise<Result>): Promise<Result> {
	const { rows } = await sql<{ before: string }>`
		select coalesce(current_setting('kartu.door', true), '') as before, set_config('kartu.door', ${door}, true)`.execute(trx);
	try {
		return await work();
	} finally {
		// A transaction that has failed takes no statement any more, and its door falls shut with it.
		await sql`select set_config('kartu.door', ${rows[0]?.before ?? ''}, true)`.execute(trx).catch(() => undefined);
	}
}

/** Opens a door until the transaction ends: for whoever has shown a link that was signed for this one thing, or reads what everybody may. */
export const stepThrough = async (trx: Trx, door: Door): Promise<void> =>
	void (await sql`select set_config('kartu.door', ${door}, true)`.execute(trx));
