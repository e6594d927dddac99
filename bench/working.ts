import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openCluster } from '../src/lib/platform/server/cluster/index.ts';
import { run } from './installation.ts';

/** An installation without web processes: its database and its worker, on a data folder of its own. */
export type Working = { database: string; environment: NodeJS.ProcessEnv; end: () => Promise<void> };

/** Tells a story of so many applications through the use cases, and lets the worker work. */
export async function beginWorking(applications: number): Promise<Working> {
	const folder = await mkdtemp(join(tmpdir(), 'kartu-bench-'));
	const environment = { ...process.env, KARTU_DATA: folder, KARTU_STORY: 'none', LOG_LEVEL: 'error', DATABASE_URL: '' };
	await run(['bin/kartu', 'story', `scale-${applications}`], environment);
	const worker = spawn(process.execPath, ['bin/kartu', 'worker'], { env: environment, stdio: 'inherit' });
	const { url: database } = await openCluster(folder);
	await untilBeats(database);
	const end = async () => {
		const gone = new Promise((resolve) => worker.once('exit', resolve));
		worker.kill('SIGTERM');
		await gone;
		await rm(folder, { recursive: true, force: true });
	};
	return { database, environment: { ...environment, DATABASE_URL: database }, end };
}

async function untilBeats(database: string): Promise<void> {
	const client = new pg.Client(database);
	await client.connect();
	for (let tries = 0; tries < 600; tries++) {
		const { rows } = await client.query(`select from platform.heartbeat where process = 'worker'`);
		if (rows.length > 0) return client.end();
		await setTimeout(100);
	}
	throw new Error('the worker does not begin');
}
