import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import type { TestDatabase } from './database.ts';
import { freePort, root } from './start.ts';

/** The built application and the worker, at work on the database of one test file. */
export type TestServer = { url: string; data: string };

/**
 * Called at the top of a journey, after `testDatabase()`: `const server = await testServer(database);`. `npm test` has
 * built the application before; both processes end after the file. Settings can be given, `KARTU_EMBEDDED: ''` among
 * them where the door of the personas must not exist.
 */
export async function testServer({ url: database }: TestDatabase, settings: Record<string, string> = {}): Promise<TestServer> {
	const data = await mkdtemp(join(tmpdir(), 'kartu-journey-'));
	const port = await freePort();
	const environment = {
		...{ PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], NODE_ENV: 'production' },
		...{ DATABASE_URL: database, KARTU_EMBEDDED: '1', KARTU_DATA: data, KARTU_SECRET: 'the secret of a test, long enough to sign with' },
		...{ HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error' },
		...settings
	};
	const processes = ['src/serve.ts', 'src/worker.ts'].map((file) =>
		fork(join(root, file), [], { cwd: root, env: environment, execArgv: ['--disable-warning=ExperimentalWarning'] })
	);
	afterAll(async () => {
		await Promise.all(processes.map(end));
		await rm(data, { recursive: true, force: true });
	});
	const url = `http://127.0.0.1:${port}`;
	await untilHealthy(url, processes);
	return { url, data };
}

async function untilHealthy(url: string, processes: ChildProcess[]): Promise<void> {
	for (const end = Date.now() + 90_000; Date.now() < end; await sleep(50)) {
		if (processes.some(({ exitCode }) => exitCode !== null)) throw new Error('a process of the server ended before it was ready');
		if (await isHealthy(url)) return;
	}
	throw new Error('the server does not become healthy');
}

const isHealthy = (url: string): Promise<boolean> =>
	fetch(`${url}/api/health`).then(
		({ ok }) => ok,
		() => false
	);

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	const timer = setTimeout(() => child.kill('SIGKILL'), 8000);
	await gone;
	clearTimeout(timer);
}
