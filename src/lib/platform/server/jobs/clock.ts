import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';

/**
 * The clock of the database has gone back: what the job engine stamped meanwhile lies in the future, and calendar, watch over dead workers and
 * waiting jobs would stand still until the clock comes by again. Such stamps – more than a minute ahead, so none of a moment ago – become
 * what they would be had they been written now; a job waits as long as it was to wait. Where nothing lies ahead nothing changes. The clock that
 * is asked is the engine’s own, that of the database.
 */
export async function afterClockWentBack(trx: Trx): Promise<void> {
	await pullBack(trx, 'version', ['cron_on', 'flow_on', 'bam_on', 'reindex_on', 'monitor_backoff_on']);
	await pullBack(trx, 'queue', ['maintain_on', 'monitor_on', 'monitor_claim_on']);
	await sql`
		update pgboss.job set start_after = now() + greatest(start_after - created_on, interval '0'), created_on = now()
		where state < 'active' and state = 'created' and created_on > ${soon}`.execute(trx);
	// Nobody waits longer for the next try than the longest delay.
	await sql`
		update pgboss.job set start_after = now(), started_on = least(started_on, now())
		where state < 'active' and state = 'retry'
			and (started_on > ${soon} or start_after > ${soon} + make_interval(secs => coalesce(retry_delay_max, 3600)))`.execute(trx);
	await sql`
		update pgboss.job set started_on = least(started_on, now()), heartbeat_on = now()
		where state = 'active' and heartbeat_on > ${soon}`.execute(trx);
}

async function pullBack(trx: Trx, table: string, columns: readonly string[]): Promise<void> {
	const ahead = (column: string) => sql`${sql.ref(column)} > ${soon}`;
	await sql`
		update ${sql.table(`pgboss.${table}`)}
		set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = case when ${ahead(column)} then now() else ${sql.ref(column)} end`))}
		where ${sql.join(columns.map(ahead), sql` or `)}`.execute(trx);
}

const soon = sql`now() + interval '1 minute'`;
