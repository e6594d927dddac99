import { sql } from 'kysely';
import type { Trx } from '#platform/server';

/** One at a time for one thing, until the transaction ends. What was signed may not be changed, so there is no row to lock. */
export const hold = (trx: Trx, what: string): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtext(${`agreements ${what}`}))`.execute(trx);
