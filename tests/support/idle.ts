import { setTimeout as sleep } from 'node:timers/promises';
import type { Story } from './story.ts';

/** Waits until the worker has done all that is due: what people did goes on to write for a while. */
export async function untilIdle({ query }: Pick<Story, 'query'>): Promise<void> {
	const due = `select count(*)::int as jobs from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now()`;
	for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) if ((await query<{ jobs: number }>(due))[0]?.jobs === 0) return;
	throw new Error('the worker does not come to rest');
}
