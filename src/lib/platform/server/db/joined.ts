import { sql } from 'kysely';
import type { Database, Trx } from './open.ts';

/**
 * The database for use cases that are parts of a transaction under way: what each would write in one of its own becomes final with it, or
 * not at all. A part that throws takes itself back alone. It can do nothing but begin parts, one after the other.
 */
export const joined = (trx: Trx): Database =>
	({ transaction: () => ({ execute: <Result>(work: (part: Trx) => Promise<Result>) => partOf(trx, work) }) }) as unknown as Database;

async function partOf<Result>(trx: Trx, work: (part: Trx) => Promise<Result>): Promise<Result> {
	await sql`savepoint part`.execute(trx);
	try {
		const result = await work(trx);
		await sql`release savepoint part`.execute(trx);
		return result;
	} catch (error) {
		// Where the connection is gone, so is the transaction.
		await sql`rollback to savepoint part`.execute(trx).catch(() => undefined);
		throw error;
	}
}
