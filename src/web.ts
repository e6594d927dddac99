import { setTimeout as sleep } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { closeTraces, loggedError, openTraces, readSettings } from '#platform/server';
import { version } from '../package.json' with { type: 'json' };
import { openHouse, type House } from './house.ts';
import { closeLive, openLive } from './live.ts';

/** A web process: the house, and where it writes what happens. */
export type Web = House & { log: Logger };

let opened: Web | undefined;

export async function openWeb(): Promise<void> {
	await openTraces(readSettings(process.env), 'web');
	const house = await openHouse(process.env, true);
	const log = pino({
		level: house.settings.LOG_LEVEL,
		redact: ['req.headers.cookie', 'req.headers.authorization'],
		serializers: { err: loggedError }
	});
	openLive(house.pool);
	opened = { ...house, log };
}

export async function closeWeb(): Promise<void> {
	await closeLive();
	await opened?.close();
	await closeTraces();
	opened = undefined;
}

/** The web process as opened. Routes reach it through `locals.context`; only hooks and the floor's own endpoints come here. */
export function web(): Web {
	if (!opened) throw new Error('the web process is not open');
	return opened;
}

/** What `GET /api/health` answers. */
export async function health(): Promise<{ status: 'ok' | 'failing'; version: string; database: string; worker: string }> {
	const database = await answers('database', () => web().pool.query('select 1'));
	const worker = database === 'ok' ? await answers('worker', () => workerIsAlive(web())) : 'unknown';
	return { status: database === 'ok' && worker === 'ok' ? 'ok' : 'failing', version, database, worker };
}

type Part = 'database' | 'worker';

/** What is wrong is for the log: an error of the database names addresses, users and tables. */
async function answers(part: Part, ask: () => Promise<unknown>): Promise<string> {
	try {
		await Promise.race([asked(part, ask), late()]);
		return 'ok';
	} catch (error) {
		// A worker that is only being started is no fault.
		web().log[part === 'database' ? 'error' : 'debug']({ part, err: error }, 'a part of the installation does not answer');
		return 'does not answer';
	}
}

/** One question to each part at a time: a proxy that goes on asking a silent database does not use up its connections. */
function asked(part: Part, ask: () => Promise<unknown>): Promise<unknown> {
	const waiting = underWay.get(part) ?? ask().finally(() => underWay.delete(part));
	underWay.set(part, waiting);
	return waiting;
}

const underWay = new Map<Part, Promise<unknown>>();

/** So long whoever asks for health is kept waiting for each part, in milliseconds: a proxy asks often and wants to know soon. */
const patience = 2000;

const late = (): Promise<never> =>
	sleep(patience, undefined, { ref: false }).then(() => Promise.reject(new Error(`no answer within ${patience} ms`)));

/** The job engine writes down when its supervisor last looked; a worker that has not for two minutes is not there. */
async function workerIsAlive({ pool }: Web): Promise<void> {
	const { rows } = await pool.query<{ alive: boolean }>(
		`select seen_at > $1::timestamptz - interval '2 minutes' as alive from platform.heartbeat where process = 'worker'`,
		[new Date()]
	);
	if (!rows[0]?.alive) throw new Error('the worker does not answer');
}
