import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { endRun } from './end.ts';

/**
 * Stops a run, in the transaction of the slice above, which has looked whether its actor may. One that has not begun ends
 * at once; one that computes ends within seconds, with the best plan so far.
 */
export async function stopRun(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	runId: string
): Promise<Outcome<undefined, 'not_running'>> {
	const run = await trx
		.updateTable('planning.run')
		.set(({ fn, val }) => ({
			stop_asked_at: fn.coalesce('stop_asked_at', val(now)),
			stop_asked_by: fn.coalesce('stop_asked_by', val(actor.id))
		}))
		.where('id', '=', runId)
		.where('ended_at', 'is', null)
		.returning(['begun_at', 'tries'])
		.executeTakeFirst();
	if (!run) return refused('not_running');
	if (run.begun_at === null)
		await endRun(trx, { id: runId, tries: run.tries, at: now }, { outcome: 'stopped', result: { plan: null, clashes: [], fault: null } });
	return done();
}
