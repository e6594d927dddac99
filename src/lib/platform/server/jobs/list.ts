import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';
import { queues } from './install.ts';

/** A job as the page of jobs shows it. `state` is the engine's: created, retry, active, completed, cancelled, failed. */
export type JobRow = {
	id: string;
	job: string;
	state: string;
	tries: number;
	created_on: Date;
	completed_on: Date | null;
	next_try_on: Date | null;
	failure: string | null;
};

/** The jobs of a state (all where none is named), newest first, and how many there are. */
export async function jobsIn(
	trx: Trx,
	{ state, limit, offset }: { state?: string; limit: number; offset: number }
): Promise<{ rows: JobRow[]; total: number }> {
	const { rows } = await sql<JobRow & { total: number }>`
		select id, data ->> 'job' as job, state::text as state, retry_count + case when started_on is null then 0 else 1 end as tries, created_on, completed_on,
			case when state = 'retry' then start_after end as next_try_on,
			coalesce(output ->> 'message', output #>> '{value,message}') as failure, count(*) over () as total
		from pgboss.job where name in (${sql.join(queues)}) and (${state ?? null}::text is null or state::text = ${state ?? null})
		order by created_on desc, id limit ${limit} offset ${offset}`.execute(trx);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many jobs are in each state. */
export async function jobCounts(trx: Trx): Promise<Record<string, number>> {
	const { rows } = await sql<{
		state: string;
		count: number;
	}>`select state::text as state, count(*) as count from pgboss.job where name in (${sql.join(queues)}) group by state`.execute(trx);
	return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
