import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';

export type OutboxFilters = { state?: string; q?: string; limit: number; offset: number };

/** The letters of the installation, newest first, and how many there are; `q` looks in the address and the subject. */
export async function outbox(trx: Trx, { state, q, limit, offset }: OutboxFilters) {
	const rows = await trx
		.selectFrom('platform.mail')
		.select([
			'id',
			'template',
			'to_address',
			'subject',
			'written_at',
			'state',
			'attempts',
			'last_error',
			sql<number>`count(*) over ()`.as('total')
		])
		.$if(Boolean(state), (query) => query.where('state', '=', state as string))
		.$if(Boolean(q), (query) =>
			query.where(sql<boolean>`platform.folded(to_address || ' ' || subject) like '%' || platform.folded(${q}) || '%'`)
		)
		.orderBy('written_at', 'desc')
		.orderBy('id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One letter as it was written. */
export const letterById = (trx: Trx, id: string) => trx.selectFrom('platform.mail').selectAll().where('id', '=', id).executeTakeFirst();
