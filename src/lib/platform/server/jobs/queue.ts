import { fromKysely, PgBoss } from 'pg-boss';
import type { Pool, Trx } from '../db/open.ts';
import { placeInTrace } from '../traces/spans.ts';
import { longQueue, outsideQueue, queue } from './install.ts';

/**
 * What is to be done, and with what: the payload names things by id, never carries them. `trace` is the place in a trace that the work goes on
 * from, where traces are made.
 */
export type Job = { job: string; payload: Record<string, string | number | boolean | null>; trace?: string };

let sender: PgBoss | undefined;

/** Makes enqueuing possible in this process. Called once where a process, a story or a test begins. */
export async function openJobs(pool: Pool): Promise<void> {
	await sender?.stop({ graceful: false });
	sender = engine(pool, { supervise: false, schedule: false });
	await sender.start();
}

export async function closeJobs(): Promise<void> {
	await sender?.stop({ graceful: false });
	sender = undefined;
}

/** The job engine on the application's own pool: it installs nothing, the migration did. */
export function engine(pool: Pool, options: { supervise: boolean; schedule: boolean }): PgBoss {
	const boss = new PgBoss({
		...options,
		db: { executeSql: (text, values) => pool.query(text, values) },
		migrate: false,
		createSchema: false,
		queueCacheIntervalSeconds: 3600,
		// How soon a job is missed whose worker has died.
		superviseIntervalSeconds: 15,
		monitorIntervalSeconds: 15
	});
	boss.on('error', () => undefined);
	return boss;
}

/** Enqueues work in the caller's transaction: it will be done if, and only if, what caused it is written. */
export async function enqueue(trx: Trx, job: string, payload: Job['payload'], startAfter?: Date): Promise<void> {
	await jobEngine().send(queue, written(job, payload), { db: fromKysely(trx), ...(startAfter ? { startAfter } : {}) });
}

/** The same for a job that computes for minutes: such jobs take turns, beside all others. */
export async function enqueueLong(trx: Trx, job: string, payload: Job['payload']): Promise<void> {
	await jobEngine().send(longQueue, written(job, payload), { db: fromKysely(trx) });
}

/** The same for a job that asks somebody outside. */
export async function enqueueOutside(trx: Trx, job: string, payload: Job['payload'], startAfter?: Date): Promise<void> {
	await jobEngine().send(outsideQueue, written(job, payload), { db: fromKysely(trx), ...(startAfter ? { startAfter } : {}) });
}

function written(job: string, payload: Job['payload']): Job {
	const trace = placeInTrace();
	return { job, payload, ...(trace ? { trace } : {}) };
}

/** The engine that this process enqueues with: the pages about jobs and the story's own worker use it. */
export function jobEngine(): PgBoss {
	if (!sender) throw new Error('openJobs was not called in this process');
	return sender;
}
