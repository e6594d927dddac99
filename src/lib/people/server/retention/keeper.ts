import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '#platform/server';

/** How many records of a class are due, and the first of them by their ids, without personal data. */
export type Due = { count: number; examples: string[] };

/**
 * What a slice knows of a class of records whose term ends. Due is what was to be kept from before a moment on and is not held by something
 * that goes on, such as a call that runs. `takeAway` takes at most so many, in the transaction of the run, says how many there were, and
 * finds none of them a second time.
 */
export type Keeper = {
	code: string;
	due: (trx: Trx, before: Date) => Promise<Due>;
	takeAway: (trx: Trx, before: Date, most: number) => Promise<number>;
};

const mostExamples = 5;

/** A keeper by a query that selects the ids of what is due, as `id`, and what is done to some of them. */
export const keeperOf = (
	code: string,
	dueBefore: (before: Date) => RawBuilder<{ id: string }>,
	take: (trx: Trx, ids: string[]) => Promise<unknown>
): Keeper => ({
	code,
	due: async (trx, before) => {
		const { rows } = await sql<{ id: string; total: number }>`
			select due.id::text as id, count(*) over ()::int as total from (${dueBefore(before)}) due order by due.id limit ${mostExamples}`.execute(
			trx
		);
		return { count: rows[0]?.total ?? 0, examples: rows.map(({ id }) => id) };
	},
	takeAway: async (trx, before, most) => {
		const { rows } = await sql<{ id: string }>`
			select due.id::text as id from (${dueBefore(before)}) due order by due.id limit ${most}`.execute(trx);
		if (rows.length > 0)
			await take(
				trx,
				rows.map(({ id }) => id)
			);
		return rows.length;
	}
});
