import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { SchemeSchema, type Scheme } from '../../scheme.ts';

/** A version of a round's scheme: the draft, or one that was published. */
export type SchemeVersion = { id: string; version: number; content: Scheme; saved_at: Date; published_at: Date | null };

/** All versions of the scheme of a round, the newest first; the first is the draft where there is one. */
export async function schemesOf(trx: Trx, roundId: string): Promise<SchemeVersion[]> {
	const rows = await trx
		.selectFrom('selection.scheme')
		.select(['id', 'version', 'content', 'saved_at', 'published_at'])
		.where('round_id', '=', roundId)
		.orderBy('version', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, content: v.parse(SchemeSchema, row.content) }));
}
