import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { newKey } from '../../../../tests/support/held.ts';
import { figuresOf } from './figures.ts';
import { record } from './events/record.ts';
import { enqueue, enqueueLong } from './jobs/queue.ts';
import { linkEvents } from './audit/link-events.ts';

const { asSystem, pool, beside } = await testDatabase();
const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
beforeAll(newKey);
const figures = () => figuresOf(pool, later(90));

test('jobs of both queues are counted, the one that is due longest by its seconds, and one of tomorrow is not due', async () => {
	expect(await figures()).toMatchObject({ jobs_waiting: 0, jobs_failed: 0, oldest_job: 0, findings: null, examined: null });
	await asSystem()
		.db.transaction()
		.execute(async (trx) => {
			await enqueue(trx, 'nobody.knows', {}, later(86_400));
			await enqueue(trx, 'nobody.knows', {}, later(-30));
			await enqueueLong(trx, 'nobody.knows', {});
		});
	const { oldest_job, jobs_waiting } = await figures();
	expect(jobs_waiting).toBe(3);
	expect(Math.round(oldest_job)).toBe(120);
	await beside.query(`update pgboss.job set state = 'failed' where name = 'long'`);
	expect(await figures()).toMatchObject({ jobs_waiting: 2, jobs_failed: 1 });
});

test('events wait until the audit chain holds them', async () => {
	await linkEvents(asSystem(), {});
	expect(await figures()).toMatchObject({ unlinked: 0 });
	await asSystem()
		.db.transaction()
		.execute(async (trx) => {
			for (let n = 0; n < 3; n += 1)
				await record(trx, asSystem(), { name: 'job.retried', subject: { kind: 'job', id: crypto.randomUUID() } });
		});
	expect(await figures()).toMatchObject({ unlinked: 3 });
	await linkEvents(asSystem(), {});
	expect(await figures()).toMatchObject({ unlinked: 0 });
});
