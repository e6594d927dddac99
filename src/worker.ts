/** The second process: does the work that waits in the queue, and what the calendar says. */
import { asSystem, contextFor, engine, perform, queue, zone, type Handlers, type Job } from '#platform/server';
import { calendar } from './calendar.ts';
import { openHouse } from './house.ts';

const house = await openHouse();
const handlers: Handlers = { ...house.handlers, ...Object.fromEntries(calendar.map(({ name, act }) => [name, act])) };
const boss = engine(house.pool, { supervise: true, schedule: true });
boss.on('error', (error) => console.error(JSON.stringify({ level: 'error', message: String(error) })));
await boss.start();

for (const { name, when } of calendar) await boss.schedule(queue, when, { job: name, payload: {} }, { tz: zone, key: name });
await boss.work<Job>(queue, { batchSize: 1, localConcurrency: 4, pollingIntervalSeconds: 0.5 }, async (jobs) => {
	for (const { data } of jobs) await perform(handlers, contextFor(house.pool, asSystem, new Date()), data);
});
const beat = () =>
	house.pool.query(
		`insert into platform.heartbeat (process, seen_at) values ('worker', $1) on conflict (process) do update set seen_at = excluded.seen_at`,
		[new Date()]
	);
await beat();
const pulse = setInterval(() => void beat().catch(() => undefined), 30_000);
process.send?.('ready');

let closing = false;
async function close(): Promise<void> {
	if (closing) return;
	closing = true;
	clearInterval(pulse);
	await boss.stop({ graceful: true, timeout: 5000 });
	await house.close();
	process.exit(0);
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
process.on('disconnect', close);
