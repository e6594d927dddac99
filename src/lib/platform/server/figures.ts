import { sql } from 'kysely';
import { asSystem, contextFor } from './context.ts';
import { queues } from './jobs/install.ts';
import type { Pool } from './db/open.ts';

/** What a collector of metrics asks of the installation as a whole; null where there is nothing to tell yet. */
export type Figures = {
	jobs_waiting: number;
	jobs_failed: number;
	/** Seconds that the job which has been due longest has been due. */
	oldest_job: number;
	letters_waiting: number;
	findings: number | null;
	/** Seconds since the last look at all data began. */
	examined: number | null;
	/** Events after the last one that the audit chain holds. */
	unlinked: number;
};

/** The figures of an installation at a moment, in one query. */
export function figuresOf(pool: Pool, now: Date): Promise<Figures> {
	return contextFor(pool, asSystem, now)
		.db.transaction()
		.execute(async (trx) => {
			const { rows } = await sql<Figures>`
				with job as (select state::text as state, start_after from pgboss.job where name in (${sql.join(queues)})),
				last as (select begun_at, jsonb_array_length(findings) as findings from platform.examination order by begun_at desc limit 1)
				select (select count(*)::int from job where state in ('created', 'retry')) as jobs_waiting,
					(select count(*)::int from job where state = 'failed') as jobs_failed,
					(select coalesce(greatest(0, extract(epoch from ${now}::timestamptz - min(start_after))), 0)::float from job
						where state in ('created', 'retry')) as oldest_job,
					(select count(*)::int from platform.mail where state = 'waiting') as letters_waiting,
					(select findings from last) as findings,
					(select extract(epoch from ${now}::timestamptz - begun_at)::float from last) as examined,
					(select count(*)::int from platform.event where id > (select coalesce(max(event_id), 0) from platform.audit_event)) as unlinked`.execute(
				trx
			);
			return rows[0] as Figures;
		});
}
