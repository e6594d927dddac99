import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../src/lib/platform/server/cluster/address.ts';
import { closeCluster, dataFolderAt } from '../../src/lib/platform/server/cluster/index.ts';
import { readPostmaster } from '../../src/lib/platform/server/cluster/postmaster.ts';
import { ask } from '../support/database.ts';
import { freePort, npmStart, processesOf, treeOf, type Started } from '../support/start.ts';

let data: string;
let port: number;
let statusPort: number;
let kartu: Started;

const begin = (): Started =>
	npmStart({
		KARTU_DATA: data,
		PORT: String(port),
		KARTU_STATUS_PORT: String(statusPort),
		KARTU_WEB_PROCESSES: '2',
		LOG_LEVEL: 'silent'
	});

beforeAll(async () => {
	data = await mkdtemp(join(tmpdir(), 'kartu-status-'));
	port = await freePort();
	statusPort = await freePort();
	kartu = begin();
	await kartu.ready;
}, 240_000);

afterAll(async () => {
	kartu.child.kill('SIGTERM');
	await kartu.ended;
	await closeCluster({ folder: dataFolderAt(data) });
	await rm(data, { recursive: true, force: true });
}, 60_000);

type Told = {
	status: string;
	processes: { part: string; number?: number; up: boolean; since: string }[];
	database: string;
	worker_seen_at?: string;
	letters_waiting?: number;
};

const page = (path = '/') => fetch(`http://127.0.0.1:${statusPort}${path}`, { signal: AbortSignal.timeout(10_000) });
const told = async (): Promise<Told> => (await (await page('/status.json')).json()) as Told;
const up = ({ processes }: Told): string[] => processes.filter((one) => one.up).map(({ part, number }) => `${part}${number ?? ''}`);
const patience = { timeout: 40_000, interval: 50 };

const send = (pids: number[], signal: NodeJS.Signals): void => {
	for (const pid of pids) {
		try {
			process.kill(pid, signal);
		} catch {
			// It has just ended by itself.
		}
	}
};
const webPids = () => processesOf(kartu).flatMap(({ pid, command }) => (command.includes('src/serve.ts') ? [pid] : []));
const databasePid = () => readPostmaster(join(data, 'postgres'))?.pid ?? expect.fail('no database server');

test('all is well, in both languages, under a policy that lets nothing in but our own style', async () => {
	await expect.poll(async () => (await told()).status, patience).toBe('ok');
	expect(up(await told())).toEqual(['web1', 'web2', 'worker', 'server']);
	const answer = await page();
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
	const html = await answer.text();
	expect(html.indexOf('Kartu veikia.')).toBeGreaterThan(0);
	expect(html.indexOf('Kartu is working.')).toBeGreaterThan(html.indexOf('Kartu veikia.'));
	expect(html).not.toMatch(/<script|undefined|\{\w+\}/);
});

test('what is told names no person, and only what is there is answered', async () => {
	const password = (await readFile(join(data, 'database-password'), 'utf8')).trim();
	await ask(
		addressOf(join(data, 'postgres'), 'kartu', password, 'kartu'),
		`insert into platform.mail (id, template, locale, to_address, subject, body, html, written_at)
		values (gen_random_uuid(), 'a', 'lt', 'slapta@mokykla.lt', 'slapta', 'slapta', 'slapta', now())`
	);
	await expect.poll(async () => (await told()).letters_waiting, patience).toBe(1);
	const everything = JSON.stringify(await told()) + (await (await page()).text());
	expect(everything).not.toContain('slapta');
	expect(everything).not.toContain(password);
	expect(everything).not.toContain(data);
	expect((await page('/today')).status).toBe(404);
	expect((await fetch(`http://127.0.0.1:${statusPort}/`, { method: 'POST', body: 'a' })).status).toBe(405);
});

test('for a proxy that found nobody the page is a fault even if all is well by now', async () => {
	const answer = await page('/away');
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toBe('30');
	expect(await answer.text()).toContain('dabar neveikia');
});

test('it answers while no web process lives, and says so', async () => {
	const seen = async () => {
		send(webPids(), 'SIGKILL');
		const { status, processes } = await told();
		const webUp = processes.filter(({ part, up }) => part === 'web' && up).length;
		const answers = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(500) }).then(
			() => true,
			() => false
		);
		return { status, webUp, answers };
	};
	await expect.poll(seen, patience).toEqual({ status: 'failing', webUp: 0, answers: false });
	await expect.poll(async () => (await told()).status, patience).toBe('ok');
});

test('it answers within seconds while the database is silent, and says so', async () => {
	const health = () => fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(14_000) });
	await expect.poll(async () => (await health().catch(() => undefined))?.status, patience).toBe(200);
	const pids = treeOf(databasePid()).map(({ pid }) => pid);
	send(pids, 'SIGSTOP');
	try {
		await expect.poll(async () => (await told()).database, patience).toBe('does not answer');
		const began = Date.now();
		const answer = await page();
		expect(answer.status).toBe(503);
		expect(await answer.text()).toContain('neatsako');
		expect(Date.now() - began).toBeLessThan(5000);
		const asked = Date.now();
		for (const one of await Promise.all(Array.from({ length: 40 }, health)))
			expect(await one.json()).toMatchObject({ status: 'failing', database: 'does not answer' });
		// Two seconds, and the time of a crowded machine.
		expect(Date.now() - asked).toBeLessThan(6000);
	} finally {
		send(pids, 'SIGCONT');
	}
	await expect.poll(async () => (await told()).database, patience).toBe('ok');
});

test('it answers while the database server is dead, and says since when', async () => {
	const before = (await told()).processes.find(({ part }) => part === 'server')?.since;
	send([databasePid()], 'SIGKILL');
	await expect.poll(async () => up(await told()).includes('server'), { timeout: 10_000, interval: 20 }).toBe(false);
	await expect.poll(async () => (await told()).status, patience).toBe('ok');
	expect((await told()).processes.find(({ part }) => part === 'server')?.since).not.toBe(before);
});

test('a port that is taken is refused in one sentence', async () => {
	kartu.child.kill('SIGTERM');
	await kartu.ended;
	const other = createServer().listen(statusPort, '127.0.0.1');
	await once(other, 'listening');
	kartu = begin();
	kartu.ready.catch(() => undefined);
	expect(await kartu.ended).toBe(3);
	expect(kartu.said()).toContain(`The port ${statusPort} of KARTU_STATUS_PORT cannot be listened on`);
	other.close();
});
