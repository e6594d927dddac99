import type { Context } from '../context.ts';
import { inSpan } from '../traces/spans.ts';
import { queues } from './install.ts';
import { jobEngine, type Job } from './queue.ts';

/** Does one job. It may be called again after a failure, so it must be safe to do twice. */
export type Handler = (context: Context, payload: Job['payload']) => Promise<void>;
export type Handlers = Record<string, Handler>;

/** Does one job by its name. Throws when nobody knows the name: the engine then keeps it with that reason. */
export async function perform(handlers: Handlers, context: Context, { job, payload, trace }: Job): Promise<void> {
	const handler = handlers[job];
	if (!handler) throw new Error(`nobody does the job ${job}`);
	await inSpan(`job ${job}`, { kind: 'consumer', parent: trace ?? null, facts: { 'kartu.job': job } }, () => handler(context, payload));
}

/**
 * Does all work that waits, and the work which that work causes, until none is left: how stories and tests stand in
 * for the worker under a told clock. Throws what a job throws. Returns how many jobs were done.
 */
export async function performAll(handlers: Handlers, context: Context): Promise<number> {
	for (let count = 0; ;) {
		let done = 0;
		for (const name of queues) done ||= await performWaiting(name, handlers, context);
		if (done === 0) return count;
		count += done;
	}
}

async function performWaiting(name: string, handlers: Handlers, context: Context): Promise<number> {
	const boss = jobEngine();
	const jobs = await boss.fetch<Job>(name, { batchSize: 100 });
	for (const { data } of jobs) await perform(handlers, context, data);
	if (jobs.length > 0)
		await boss.complete(
			name,
			jobs.map(({ id }) => id)
		);
	return jobs.length;
}
