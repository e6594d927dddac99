import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { callsByIds } from '#programmes/server';

/** How many applications were sent to a call, and how many of them wait for somebody of the centre to look. */
export type Counts = { sent: number; waiting: number };

/** Counts what was sent to the calls of the officer's own centres, all in one question; of other calls nothing is told. */
export function countApplications(context: Context, callIds: readonly string[]): Promise<Map<string, Counts>> {
	return context.db.transaction().execute(async (trx) => {
		const own = await ofOwnCentre(trx, context, callIds);
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

async function ofOwnCentre(trx: Trx, { actor, now }: Context, callIds: readonly string[]): Promise<string[]> {
	const calls = [...(await callsByIds(trx, callIds)).values()];
	const centres = new Map<string, boolean>();
	for (const { programme } of calls) {
		if (!centres.has(programme.centre_id))
			centres.set(programme.centre_id, await holds(trx, actor, ['centre_officer'], programme.centre_id, dayOf(now)));
	}
	return calls.filter(({ programme }) => centres.get(programme.centre_id)).map(({ id }) => id);
}
