import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { applicationRole } from '../db/open.ts';

/** The queue in which work waits; what is to be done is said by the job itself. */
export const queue = 'work';

/** The queue of the few jobs that compute for minutes, one at a time: there they hold up no letter. */
export const longQueue = 'long';

/** The queue of what is sent to programs outside, which may keep us waiting: there that holds up no letter. */
export const outsideQueue = 'outside';

/** All queues of ours. */
export const queues = [queue, longQueue, outsideQueue] as const;

/** So often a job is tried, over six hours at least; then it has failed. */
export const mostTries = 16;

/** Puts the job engine's own schema and the queue in place, as the owner of the database. */
export async function installJobs(client: pg.Client): Promise<void> {
	const boss = new PgBoss({
		db: { executeSql: async (text, values) => client.query(text, values) },
		supervise: false,
		schedule: false
	});
	boss.on('error', () => undefined);
	await boss.start();
	await put(boss, queue, { expireInSeconds: 900 });
	await put(boss, longQueue, { expireInSeconds: 7200 });
	await put(boss, outsideQueue, { expireInSeconds: 900 });
	await boss.stop({ graceful: false });
	await client.query(`grant usage on schema pgboss to ${applicationRole};
		grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
		grant usage on all sequences in schema pgboss to ${applicationRole};
		grant execute on all functions in schema pgboss to ${applicationRole}`);
}

/** The worker gives a sign of life for each job it does: one whose worker has died is given out again within a minute. */
async function put(boss: PgBoss, name: string, { expireInSeconds }: { expireInSeconds: number }): Promise<void> {
	const options = {
		retryLimit: mostTries - 1,
		retryDelay: 5,
		retryBackoff: true,
		retryDelayMax: 3600,
		heartbeatSeconds: 30,
		expireInSeconds,
		notify: true
	};
	const known = await boss.getQueue(name);
	if (!known) await boss.createQueue(name, options);
	else if (known.heartbeatSeconds !== options.heartbeatSeconds || known.retryLimit !== options.retryLimit)
		await boss.updateQueue(name, options);
}
