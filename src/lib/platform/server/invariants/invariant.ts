import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';

/**
 * A sentence that holds for all data and that no single constraint of the database can guard. `broken` names the records
 * for which it does not hold, as an operator would look them up. Nothing is ever mended by it.
 */
export type Invariant = { sentence: string; broken: (trx: Trx) => Promise<string[]> };

/** An invariant that a query answers: it selects one text, `record`, for each record at fault. */
export const holds = (sentence: string, query: ReturnType<typeof sql<{ record: string }>>): Invariant => ({
	sentence,
	broken: async (trx) => (await query.execute(trx)).rows.map(({ record }) => record)
});
