import { sql } from 'kysely';
import type { Trx } from '../../db/open.ts';

export type InboundFilters = { state?: string; q?: string; limit: number; offset: number };

/** The letters that came in, newest first, and how many there are, without what stands in them; `q` looks in sender and subject. */
export async function inbound(trx: Trx, { state, q, limit, offset }: InboundFilters) {
	const rows = await trx
		.selectFrom('platform.inbound')
		.select(['id', 'from_address', 'subject', 'received_at', 'state', 'why', 'purpose', sql<number>`count(*) over ()`.as('total')])
		.$if(Boolean(state), (query) => query.where('state', '=', state as string))
		.$if(Boolean(q), (query) =>
			query.where(sql<boolean>`platform.folded(from_address || ' ' || subject) like '%' || platform.folded(${q}) || '%'`)
		)
		.orderBy('received_at', 'desc')
		.orderBy('id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
