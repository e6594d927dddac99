import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../src/lib/platform/server/cluster/index.ts';

/** A Kartu as `npm start` runs it, on a data folder of its own, with the answers uncompressed. */
export type Installation = {
	url: string;
	database: string;
	environment: NodeJS.ProcessEnv;
	process: ChildProcess;
	end: () => Promise<void>;
};

/**
 * Tells a story through the use cases – of so many applications, or the one that is named – and starts it. In a folder `keep` it is told once and
 * stays for the next time.
 */
export async function beginInstallation(told: number | string, keep?: string, more: NodeJS.ProcessEnv = {}): Promise<Installation> {
	const story = typeof told === 'number' ? `scale-${told}` : told;
	const folder = keep ? join(keep, story) : await mkdtemp(join(tmpdir(), 'kartu-bench-'));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const environment = {
		...process.env,
		KARTU_DATA: folder,
		KARTU_STORY: 'none',
		// The benchmark signs in people itself, so it must know the key.
		KARTU_SECRET: 'the key of a benchmark, long enough to sign with',
		PORT: String(port),
		KARTU_ORIGIN: url,
		KARTU_COMPRESS: 'off',
		LOG_LEVEL: 'error',
		DATABASE_URL: '',
		...more
	};
	const ended = join(folder, 'told');
	if (!existsSync(ended)) {
		await run(['bin/kartu', 'story', story], environment);
		await writeFile(ended, story);
	}
	const child = spawn(process.execPath, ['bin/start.mjs'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
	await untilSaid(child, 'Kartu is ready');
	const { url: database } = await openCluster(folder);
	const end = async () => {
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await gone;
		if (!keep) await rm(folder, { recursive: true, force: true });
	};
	return { url, database, environment: { ...environment, DATABASE_URL: database }, process: child, end };
}

/** Another server of the benchmark: a floor. Says a line when it listens. */
export async function beginServer(
	file: string,
	environment: NodeJS.ProcessEnv
): Promise<{ url: string; process: ChildProcess; end: () => Promise<void> }> {
	const port = await freePort();
	const child = spawn(process.execPath, [file], {
		env: { ...environment, HOST: '127.0.0.1', PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await untilSaid(child, 'listens');
	const end = async () => {
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await gone;
	};
	return { url: `http://127.0.0.1:${port}`, process: child, end };
}

export async function run([command = '', ...args]: string[], environment: NodeJS.ProcessEnv = process.env, folder = '.'): Promise<void> {
	const child = spawn(command, args, { cwd: folder, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
	const status = await new Promise((resolve) => child.once('exit', resolve));
	if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

async function untilSaid(child: ChildProcess, words: string): Promise<void> {
	let said = '';
	await new Promise<void>((resolve, reject) => {
		child.stdout?.on('data', (chunk) => {
			said += chunk;
			if (said.includes(words)) resolve();
		});
		child.once('exit', (status) => reject(new Error(`it ended with ${status} before it was ready: ${said}`)));
	});
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
