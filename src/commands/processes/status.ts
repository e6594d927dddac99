import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPulse, pulseOf, type Pulse } from '#lib/platform/server/pulse.ts';
import { Cannot } from '../command.ts';
import type { Standing } from './keep.ts';
import { policy, statusPage, type Status } from './status-page.ts';

type Asked = { host: string; port: number; url: string; standings: () => Standing[] };

/** So long, in milliseconds, the database is waited for, and so long one answer of it serves everybody who asks. */
const patience = 1500;
const fresh = 2000;
const workerIsMissed = 120_000;

/**
 * Listens at a port of its own and tells how the installation fares: `/` as a page in both languages, `/status.json` as
 * JSON, both 503 when something is down; `/away` is the page for a proxy that reaches no web process, always 503. It needs
 * no web process, no worker and no database. Refuses a port that is taken.
 */
export async function openStatus({ host, port, url, standings }: Asked): Promise<{ close: () => Promise<void> }> {
	const pool = openPulse(url, patience);
	const pulse = remembered(() => within(patience, pulseOf(pool, new Date())));
	const server = createServer((request, response) => {
		const [path = '/'] = (request.url ?? '/').split('?');
		if (!['GET', 'HEAD'].includes(request.method ?? '')) return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
		if (!['/', '/status.json', '/away'].includes(path)) return void response.writeHead(404).end();
		void pulse().then((found) => answer(response, path, statusOf(standings(), found, new Date())));
	});
	server.headersTimeout = 5000;
	server.requestTimeout = 5000;
	server.maxConnections = 100;
	await new Promise<void>((resolve, reject) => {
		server.once('error', ({ message }) => reject(new Cannot(`The port ${port} of KARTU_STATUS_PORT cannot be listened on: ${message}`)));
		server.listen(port, host, resolve);
	}).catch((error: unknown) => pool.end().then(() => Promise.reject(error)));
	server.on('error', (error) => console.error(`The status page: ${error.message}`));
	return {
		close: async () => {
			server.close();
			server.closeAllConnections();
			await Promise.race([pool.end(), sleep(patience)]);
		}
	};
}

/** All is well when every process is up, the database answers, and the worker was seen in the last two minutes. */
export function statusOf(processes: Standing[], pulse: Pulse | null, at: Date): Status {
	const seen = pulse?.worker_seen_at?.getTime() ?? Number.NEGATIVE_INFINITY;
	return { ok: processes.every(({ up }) => up) && at.getTime() - seen < workerIsMissed, at, processes, pulse };
}

function answer(response: ServerResponse, path: string, status: Status): void {
	const isPage = path !== '/status.json';
	const isWell = status.ok && path !== '/away';
	response.writeHead(isWell ? 200 : 503, {
		'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
		'content-security-policy': policy,
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cache-control': 'no-store',
		...(isWell ? {} : { 'retry-after': '30' })
	});
	response.end(isPage ? statusPage({ ...status, ok: isWell }) : JSON.stringify(told(status)));
}

const told = ({ ok, at, processes, pulse }: Status) => ({
	status: ok ? 'ok' : 'failing',
	at,
	processes,
	database: pulse ? 'ok' : 'does not answer',
	...pulse
});

/** Asks once for all who want to know within two seconds; null when the question fails. */
function remembered<Answer>(ask: () => Promise<Answer>): () => Promise<Answer | null> {
	let last: Promise<Answer | null> | undefined;
	let asked = 0;
	return () => {
		if (!last || Date.now() - asked > fresh) {
			asked = Date.now();
			last = ask().catch(() => null);
		}
		return last;
	};
}

const within = <Answer>(most: number, answer: Promise<Answer>): Promise<Answer> => {
	const late = sleep(most, undefined, { ref: false }).then(() => Promise.reject(new Error('late')));
	return Promise.race([answer, late]);
};
