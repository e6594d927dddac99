import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { applicationRole } from '../db/open.ts';

/** The one queue in which all work waits; what is to be done is said by the job itself. */
export const queue = 'work';

/** Puts the job engine's own schema and the queue in place, as the owner of the database. */
export async function installJobs(client: pg.Client): Promise<void> {
	const boss = new PgBoss({
		db: { executeSql: async (text, values) => client.query(text, values) },
		supervise: false,
		schedule: false
	});
	boss.on('error', () => undefined);
	await boss.start();
	if (!(await boss.getQueue(queue))) {
		await boss.createQueue(queue, {
			retryLimit: 8,
			retryDelay: 5,
			retryBackoff: true,
			retryDelayMax: 3600,
			expireInSeconds: 900,
			notify: true
		});
	}
	await boss.stop({ graceful: false });
	await client.query(`grant usage on schema pgboss to ${applicationRole};
		grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
		grant usage on all sequences in schema pgboss to ${applicationRole};
		grant execute on all functions in schema pgboss to ${applicationRole}`);
}
