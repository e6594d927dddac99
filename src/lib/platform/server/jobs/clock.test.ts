import { beforeEach, expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { afterClockWentBack } from './clock.ts';
import { enqueue, jobEngine, type Job } from './queue.ts';

const db = await testDatabase();
const asOwner = (sql: string, values: unknown[] = []) => ask<Record<string, unknown>>(db.url, sql, values);
const inTrx = db.asSystem().db.transaction();
const mend = () => inTrx.execute(afterClockWentBack);
/** Names of the jobs that are given out now. */
const given = async () => (await jobEngine().fetch<Job>('work', { batchSize: 10 })).map(({ data }) => data.job);
/** A job, written while the clock was a day ahead where `ahead` says so, to be done so many minutes later. */
const write = async (job: string, { ahead = false, minutes = 0 } = {}) => {
	await inTrx.execute((trx) => enqueue(trx, job, {}));
	await asOwner(
		`update pgboss.job set created_on = created_on + $2::interval, start_after = created_on + $2::interval + make_interval(mins => $3)
		where data ->> 'job' = $1`,
		[job, ahead ? '1 day' : '0', minutes]
	);
};
const secondsUntil = async (job: string) =>
	Number((await asOwner(`select extract(epoch from start_after - now()) as s from pgboss.job where data ->> 'job' = $1`, [job]))[0]?.['s']);

beforeEach(() => asOwner('delete from pgboss.job'));

test('work that was written while the clock was a day ahead is done when it is right again, and waits as long as it was to wait', async () => {
	await write('at once', { ahead: true });
	await write('in ten minutes', { ahead: true, minutes: 10 });
	expect(await given()).toEqual([]);
	await mend();
	expect(await given()).toEqual(['at once']);
	const wait = await secondsUntil('in ten minutes');
	expect(wait).toBeGreaterThan(500);
	expect(wait).toBeLessThanOrEqual(600);
});

test.each([
	[
		'was taken',
		`state = 'retry', retry_count = 1, started_on = now() + interval '1 hour', start_after = now() + interval '1 hour 5 seconds'`
	],
	[
		'failed',
		`state = 'retry', retry_count = 1, started_on = now(), start_after = now() + interval '1 day 5 seconds', retry_delay_max = 3600`
	]
])('what %s while the clock was ahead is tried again now', async (_, set) => {
	await write('tried');
	await asOwner(`update pgboss.job set ${set}`);
	await mend();
	expect(await given()).toEqual(['tried']);
});

test('a worker that died while the clock was ahead is missed as soon as any other', async () => {
	await write('held');
	expect(await given()).toEqual(['held']);
	const noSign = `select from pgboss.job where heartbeat_on + make_interval(secs => heartbeat_seconds) < now() + interval '40 seconds'`;
	await asOwner(`update pgboss.job set started_on = started_on + interval '1 day', heartbeat_on = now() + interval '1 day'`);
	expect(await asOwner(noSign)).toHaveLength(0);
	await mend();
	expect(await asOwner(noSign)).toHaveLength(1);
});

test('calendar and watch go on when the clock has gone back', async () => {
	await asOwner(`update pgboss.version set cron_on = now() + interval '1 day', bam_on = null`);
	await asOwner(`update pgboss.queue set maintain_on = now() + interval '1 hour', monitor_claim_on = now() + interval '1 hour'`);
	await mend();
	const ahead = await asOwner(
		`select from pgboss.version where cron_on > now() union all select from pgboss.queue where greatest(maintain_on, monitor_claim_on) > now()`
	);
	expect(ahead).toEqual([]);
	expect(await asOwner('select from pgboss.version where bam_on is null')).toHaveLength(1);
});

test('where nothing lies ahead nothing changes', async () => {
	await write('now');
	await write('in an hour', { minutes: 60 });
	await write('again');
	await asOwner(
		`update pgboss.job set state = 'retry', started_on = now(), start_after = now() + interval '1 hour', retry_delay_max = 3600 where data ->> 'job' = 'again'`
	);
	await asOwner(`update pgboss.version set cron_on = now() + interval '30 seconds'`);
	const all = async () => [
		await asOwner('select * from pgboss.job order by id'),
		await asOwner('select * from pgboss.version'),
		await asOwner('select * from pgboss.queue order by name')
	];
	const before = await all();
	await mend();
	expect(await all()).toEqual(before);
});
