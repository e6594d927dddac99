import { sql } from 'kysely';
import type { Trx } from '../../db/open.ts';
import { removeFile } from '../../files/files.ts';

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

/** Letters that came in are forgotten after so many days: what was taken stands where it was posted. */
const keptDays = 90;

/** Forgets letters that came in long ago, and files that still wait with them: the calendar calls this every night. */
export async function forgetInbound(trx: Trx, now: Date): Promise<void> {
	const before = new Date(now.getTime() - keptDays * 86_400_000);
	const forgotten = await trx.deleteFrom('platform.inbound').where('received_at', '<', before).returning('id').execute();
	const ids = forgotten.map(({ id }) => id);
	if (ids.length === 0) return;
	const files = await trx
		.selectFrom('platform.file')
		.select('id')
		.where('owner_kind', '=', 'inbound')
		.where('owner_id', 'in', ids)
		.execute();
	for (const { id } of files) await removeFile(trx, id);
}
