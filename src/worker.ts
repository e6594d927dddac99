/** The second process: does the work that waits in the queue, and what the calendar says. */
import {
	afterClockWentBack,
	asSystem,
	closeTraces,
	contextFor,
	endOnFault,
	engine,
	logError,
	longQueue,
	outsideQueue,
	openReceiver,
	openTraces,
	perform,
	queue,
	readSettings,
	receiveMail,
	zone,
	type Handlers,
	type Job
} from '#platform/server';
import { calendar } from './calendar.ts';
import { openHouse } from './house.ts';
import { replyDesk } from './reply-desk.ts';

process.on('uncaughtException', endOnFault);
await openTraces(readSettings(process.env), 'worker');
const house = await openHouse();
const handlers: Handlers = { ...house.handlers, ...Object.fromEntries(calendar.map(({ name, act }) => [name, act])) };
const boss = engine(house.pool, { supervise: true, schedule: true });
boss.on('error', logError);
await boss.start();

for (const { name, when } of calendar) await boss.schedule(queue, when, { job: name, payload: {} }, { tz: zone, key: name });
// As long as there is more than it takes at once, it takes more at once: otherwise it would rest after every job.
const options = { batchSize: 4, burstWhenBatchFull: true, localConcurrency: 2, perJobResults: true, pollingIntervalSeconds: 0.5 } as const;
await boss.work<Job, void, typeof options>(queue, options, (jobs) => Promise.all(jobs.map(doOne)));
// What computes for minutes takes turns beside it, each with signs of life.
const oneByOne = { batchSize: 1, localConcurrency: 1, perJobResults: true, pollingIntervalSeconds: 1 } as const;
await boss.work<Job, void, typeof oneByOne>(longQueue, oneByOne, (jobs) => Promise.all(jobs.map(doOne)));
// A program outside that does not answer keeps some of these waiting, and nothing else.
const patiently = { batchSize: 1, localConcurrency: 8, perJobResults: true, pollingIntervalSeconds: 1 } as const;
await boss.work<Job, void, typeof patiently>(outsideQueue, patiently, (jobs) => Promise.all(jobs.map(doOne)));

// Replies come in here, so that no reader of pages ever waits for them.
const { HOST, KARTU_MAIL_IN_PORT } = house.settings;
const receiver =
	KARTU_MAIL_IN_PORT > 0
		? await openReceiver({
				host: HOST,
				port: KARTU_MAIL_IN_PORT,
				receive: (incoming) => receiveMail(replyDesk(house.pool), contextFor(house.pool, asSystem, new Date()), incoming),
				onError: logError
			})
		: undefined;

const beat = async () => {
	const now = new Date();
	await house.pool.query(
		`insert into platform.heartbeat (process, seen_at) values ('worker', $1) on conflict (process) do update set seen_at = excluded.seen_at`,
		[now]
	);
	await contextFor(house.pool, asSystem, now).db.transaction().execute(afterClockWentBack);
};
await beat();
const pulse = setInterval(() => void beat().catch(() => undefined), 30_000);
process.send?.('ready');

let closing = false;
async function close(): Promise<void> {
	if (closing) return;
	closing = true;
	clearInterval(pulse);
	await receiver?.close();
	await boss.stop({ graceful: true, timeout: 5000 });
	await house.close();
	await closeTraces();
	process.exit(0);
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
process.on('disconnect', close);

/** Each job of those taken at once succeeds or fails by itself. */
async function doOne({ id, data }: { id: string; data: Job }) {
	try {
		await perform(handlers, contextFor(house.pool, asSystem, new Date()), data);
		return { id, status: 'completed' as const };
	} catch (error) {
		const { message, stack } = error instanceof Error ? error : new Error(String(error));
		return { id, status: 'failed' as const, output: { message, stack } };
	}
}
