import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { applicationRole } from '../db/open.ts';

/** The queue in which work waits; what is to be done is said by the job itself. */
export const queue = 'work';

/**
 * The queue of the few jobs that compute for minutes, one at a time: there they hold up no letter. The worker gives a sign
 * of life for each; a job whose worker has died is given out again.
 */
export const longQueue = 'long';

/** Puts the job engine's own schema and the queue in place, as the owner of the database. */
export async function installJobs(client: pg.Client): Promise<void> {
	const boss = new PgBoss({
		db: { executeSql: async (text, values) => client.query(text, values) },
		supervise: false,
		schedule: false
	});
	boss.on('error', () => undefined);
	await boss.start();
	const retries = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 };
	if (!(await boss.getQueue(queue))) await boss.createQueue(queue, { ...retries, expireInSeconds: 900, notify: true });
	if (!(await boss.getQueue(longQueue)))
		await boss.createQueue(longQueue, { ...retries, expireInSeconds: 7200, heartbeatSeconds: 30, notify: true });
	await boss.stop({ graceful: false });
	await client.query(`grant usage on schema pgboss to ${applicationRole};
		grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
		grant usage on all sequences in schema pgboss to ${applicationRole};
		grant execute on all functions in schema pgboss to ${applicationRole}`);
}
