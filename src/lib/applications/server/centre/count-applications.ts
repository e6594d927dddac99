import { sql } from 'kysely';
import type { Context, Trx } from '#platform/server';
import { callsByIds, overseenBy } from '#programmes/server';

/** How many applications were sent to a call, and how many of them wait for somebody of the centre to look. */
export type Counts = { sent: number; waiting: number };

/** Counts what was sent to the calls that the acting person answers for, all in one question; of other calls nothing is told. */
export function countApplications(context: Context, callIds: readonly string[]): Promise<Map<string, Counts>> {
	return context.db.transaction().execute(async (trx) => {
		const own = await overseen(trx, context, callIds);
		if (own.length === 0) return new Map();
		const rows = await trx
			.selectFrom('applications.application')
			.select([
				'call_id',
				sql<number>`count(*)::int`.as('sent'),
				sql<number>`(count(*) filter (where outcome = 'review' and state = 'submitted'))::int`.as('waiting')
			])
			.where('call_id', 'in', own)
			.where('submission_id', 'is not', null)
			.where('state', '<>', 'withdrawn')
			.groupBy('call_id')
			.execute();
		return new Map(rows.map(({ call_id, sent, waiting }) => [call_id, { sent, waiting }]));
	});
}

async function overseen(trx: Trx, context: Context, callIds: readonly string[]): Promise<string[]> {
	const isOverseen = await overseenBy(trx, context);
	if (!isOverseen) return [];
	const calls = [...(await callsByIds(trx, callIds)).values()];
	return calls.filter(({ programme }) => isOverseen(programme.centre_id)).map(({ id }) => id);
}
