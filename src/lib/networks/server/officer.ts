import { sql } from 'kysely';
import type { Trx } from '#platform/server';

/** One at a time for the formation of an edition, until the transaction ends. */
export const holdFormation = (trx: Trx, editionId: string): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtext(${`networks formation ${editionId}`}))`.execute(trx);
