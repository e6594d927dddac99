import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../src/lib/platform/server/cluster/address.ts';
import { closeCluster, dataFolderAt, isAlive } from '../../src/lib/platform/server/cluster/index.ts';
import { readPostmaster } from '../../src/lib/platform/server/cluster/postmaster.ts';
import { freePort, npmStart, processesOf, root, treeOf, type Started } from '../support/start.ts';

let data: string;
let port: number;
let kartu: Started;

const begun: Started[] = [];
const start = (environment: Record<string, string> = {}): Started => {
	const started = npmStart({ KARTU_DATA: data, PORT: String(port), KARTU_WEB_PROCESSES: '2', LOG_LEVEL: 'silent', ...environment });
	begun.push(started);
	return started;
};
const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/api/health`)).status;
const pidsOf = (pattern: RegExp): number[] =>
	processesOf(kartu)
		.filter(({ command }) => pattern.test(command))
		.map(({ pid }) => pid);
/** The database server and its own children: an adopted one stands below nobody. */
const databasePids = (): number[] => {
	const { pid } = readPostmaster(join(data, 'postgres')) ?? expect.fail('no database server');
	return treeOf(pid).map((found) => found.pid);
};
const kill = (pids: number[]): void => {
	expect(pids).not.toEqual([]);
	for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
};

beforeAll(async () => {
	data = await mkdtemp(join(tmpdir(), 'kartu-start-'));
	port = await freePort();
	kartu = start();
	await kartu.ready;
});

afterAll(async () => {
	for (const { child } of begun) child.kill('SIGTERM');
	await Promise.all(begun.map(({ ended }) => ended));
	for (const folder of [data, join(data, 'another')]) await closeCluster({ folder: dataFolderAt(folder) });
	await rm(data, { recursive: true, force: true });
});

test('a form is accepted under 127.0.0.1 and under localhost, and refused from elsewhere', async () => {
	const post = async (host: string, origin: string) => {
		const body = new URLSearchParams({ a: 'b' });
		return (await fetch(`http://${host}:${port}/`, { method: 'POST', body, headers: { origin }, redirect: 'manual' })).status;
	};
	expect(await post('127.0.0.1', `http://127.0.0.1:${port}`)).not.toBe(403);
	expect(await post('localhost', `http://localhost:${port}`)).not.toBe(403);
	expect(await post('127.0.0.1', 'http://elsewhere.example')).toBe(403);
});

test('a second Kartu on the same data is refused in one sentence, and the first one stays', async () => {
	const second = start({ PORT: String(await freePort()) });
	expect(await second.ended).not.toBe(0);
	expect(lastLine(second)).toMatch(/^The data folder .* is in use by another Kartu \(process \d+\)/);
	expect(await health()).toBe(200);
});

test('a web process and a worker that are killed are begun again', async () => {
	const before = pidsOf(/src\/(serve|worker)\.ts/);
	kill(before);
	await expect
		.poll(() => pidsOf(/src\/(serve|worker)\.ts/).filter((pid) => !before.includes(pid)).length, { timeout: 15_000 * crowd() })
		.toBe(3);
	await expect.poll(() => health().catch(() => 0), { timeout: 15_000 * crowd() }).toBe(200);
});

test('after Ctrl-C nothing is left, and a second start is ready within five seconds', async () => {
	const all = processesOf(kartu).map(({ pid }) => pid);
	kartu.child.kill('SIGINT');
	await kartu.ended;
	expect(all.filter(isAlive)).toEqual([]);
	kartu = start();
	expect(await kartu.ready).toBeLessThan(5000 * crowd());
});

test.each([
	['the one that looks after the others', /main\.ts start/],
	['npm', /^npm start/],
	['all but the database server', /^npm start|bin\/start\.mjs|src\/(serve|worker|commands)/],
	['all of them', /./]
])('after kill -9 of %s the next start comes up by itself with what was written', async (_, pattern) => {
	const mark = crypto.randomUUID();
	await (await owner()).query(`create table if not exists public.mark (mark text)`);
	await (await owner()).query(`insert into public.mark values ('${mark}')`);
	const earlier = kartu;
	kill([...pidsOf(pattern), ...(pattern.test('postgres') ? databasePids() : [])]);
	kartu = start();
	await kartu.ready;
	await earlier.ended;
	expect(await health()).toBe(200);
	expect((await (await owner()).query(`select from public.mark where mark = '${mark}'`)).rowCount).toBe(1);
});

test('a database server that is killed is begun again', async () => {
	const [before = 0] = databasePids();
	kill([before]);
	await expect.poll(() => readPostmaster(join(data, 'postgres'))?.pid ?? before, { timeout: 15_000 }).not.toBe(before);
	await expect.poll(() => health().catch(() => 0), { timeout: 15_000 }).toBe(200);
});

test('a busy port, a newer data folder and a newer database are refused in one sentence each', async () => {
	kartu.child.kill('SIGTERM');
	await kartu.ended;

	const other = createServer().listen(port, '127.0.0.1');
	await once(other, 'listening');
	await expectRefusal(start(), `Port ${port} on 127.0.0.1 is in use by another program: stop that one, or set PORT to another number.`);
	other.close();

	const notes = await readFile(join(data, 'kartu.json'), 'utf8');
	await writeFile(join(data, 'kartu.json'), JSON.stringify({ ...JSON.parse(notes), form: 999 }));
	await expectRefusal(start(), /^The data folder .* was written by a newer Kartu than this one/);
	await writeFile(join(data, 'kartu.json'), notes);

	kartu = start();
	await kartu.ready;
	await (await owner()).query(`insert into public.migration values (9999, 'later')`);
	kartu.child.kill('SIGTERM');
	await kartu.ended;
	await expectRefusal(start(), /^The database was written by a newer Kartu than this one/);
});

test('a story that was cut short is begun anew, and told twice it is refused with the way to begin anew', async () => {
	const own = { KARTU_DATA: join(data, 'another'), KARTU_STORY: 'scale-400', PORT: String(await freePort()) };
	const cut = start(own);
	await expect.poll(() => cut.said(), { timeout: 60_000 }).toContain('Tells the story');
	const told = async () => (await (await owner(own.KARTU_DATA)).query('select from people.person limit 1')).rowCount;
	await expect.poll(told, { timeout: 60_000, interval: 500 }).toBe(1);
	kill(processesOf(cut).map(({ pid }) => pid));
	await cut.ended;

	const again = start({ ...own, KARTU_STORY: 'scale-2' });
	await again.ready;
	const client = await owner(own.KARTU_DATA);
	const { rows } = await client.query<{ schools: number }>('select count(*)::int as schools from schools.school');
	expect(rows[0]?.schools).toBeLessThan(50);
	const twice = spawnSync(join(root, 'bin', 'kartu'), ['story', 'scale-2'], { env: { ...process.env, ...own }, encoding: 'utf8' });
	expect(twice.status).toBe(3);
	expect(twice.stderr).toMatch(/^The story scale-2 was told already: remove the data folder .* to begin anew/);
	again.child.kill('SIGTERM');
	await again.ended;
});

async function expectRefusal(started: Started, sentence: string | RegExp): Promise<void> {
	expect(await started.ended).toBe(3);
	expect(lastLine(started)).toMatch(sentence);
	expect(started.said()).not.toContain('    at ');
}

const lastLine = ({ said }: Started): string => said().trim().split('\n').at(-1) ?? '';

/** How many want each core: where others work on the machine too, a second takes longer. */
const crowd = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

const clients: pg.Client[] = [];

async function owner(folder = data): Promise<pg.Client> {
	const password = (await readFile(join(folder, 'database-password'), 'utf8')).trim();
	const client = new pg.Client({ connectionString: addressOf(join(folder, 'postgres'), 'kartu', password, 'kartu') });
	client.on('error', () => undefined);
	await client.connect();
	clients.push(client);
	await sleep(0);
	return client;
}

afterAll(() => Promise.all(clients.map((client) => client.end().catch(() => undefined))));
