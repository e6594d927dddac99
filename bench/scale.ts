import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openHouse } from '../src/house.ts';
import { beginInstallation, run } from './installation.ts';
import { memoryOf } from './memory.ts';
import { percentiles, type Percentiles } from './percentiles.ts';
import { visitorsOf, walk } from './visits.ts';

/** A page over so many milliseconds at its median is named. */
const slow = 200;

/**
 * A programme of `part` schools is one; a country and ten countries follow. Each page is asked for `rounds` times, one after the other.
 */
type Options = { only?: string | undefined; keep?: string | undefined; part?: number; rounds?: number };

type Size = {
	times: number;
	applications: number;
	schools: number;
	people: number;
	events: number;
	letters: number;
	database_mib: number;
	pages: number;
	answers: Percentiles;
	slow: string[];
	web_mib: number;
	backup_s: number;
	doctor_s: number;
	start_s: number;
};

/**
 * The same pages over data 1×, 10× and 100×: every page that each persona of the demonstration reaches by links, asked for by one reader at a time;
 * a backup, the check of all data, and a start. Fails where a page is not answered. `only` names one of the sizes; the
 * data are made in the folder `keep`, if one is named, and stay for the next time.
 */
export async function scale({ only, keep, part = 120, rounds = 5 }: Options): Promise<Record<string, unknown>> {
	const failed: string[] = [];
	const sizes: Size[] = [];
	for (const times of [1, 10, 100]) {
		if (only !== undefined && Number(only) !== times) continue;
		sizes.push(await measure({ times, part, rounds, keep }, failed));
		console.error(JSON.stringify(sizes.at(-1)));
	}
	const [date, cores, load] = [new Date().toISOString().slice(0, 10), cpus().length, loadavg()[0]?.toFixed(1)];
	return { benchmark: 'scale', date, cores, load, sizes, failed: failed.slice(0, 20), failures: failed.length };
}

type Asked = { times: number; part: number; rounds: number; keep: string | undefined };

async function measure({ times, part, rounds, keep }: Asked, failed: string[]): Promise<Size> {
	const kartu = await beginInstallation(times * part, keep);
	const owner = new pg.Client({ connectionString: kartu.database });
	await owner.connect();
	const house = await openHouse(kartu.environment);
	try {
		const spent: { path: string; ms: number[] }[] = [];
		for (const visitor of await visitorsOf(house.pool, owner))
			for (const { path } of await walk(kartu.url, visitor, 60)) {
				const ms: number[] = [];
				for (let round = 0; round < rounds; round++) {
					const began = performance.now();
					const answer = await fetch(kartu.url + path, { headers: { cookie: visitor.cookie }, redirect: 'manual' });
					await answer.arrayBuffer();
					if (answer.status >= 500) failed.push(`${times}×: ${answer.status} ${path} as ${visitor.name}`);
					ms.push(performance.now() - began);
				}
				spent.push({ path: `${path} as ${visitor.name}`, ms });
			}
		const { rows } = await owner.query<
			Omit<Size, 'times' | 'applications' | 'pages' | 'answers' | 'slow' | 'web_mib' | 'backup_s' | 'doctor_s' | 'start_s'>
		>(
			`select (select count(*)::int from schools.school) as schools, (select count(*)::int from people.person) as people,
				(select count(*)::int from platform.event) as events, (select count(*)::int from platform.mail) as letters,
				(pg_database_size(current_database()) / 1048576)::int as database_mib`
		);
		const counted = rows[0];
		if (!counted) throw new Error('nothing was counted');
		const median = (ms: readonly number[]): number => percentiles(ms).p50;
		return {
			times,
			applications: times * part,
			...counted,
			pages: spent.length,
			answers: percentiles(spent.flatMap(({ ms }) => ms)),
			slow: spent
				.filter(({ ms }) => median(ms) > slow)
				.toSorted((one, other) => median(other.ms) - median(one.ms))
				.slice(0, 8)
				.map(({ path, ms }) => `${path}: ${median(ms)} ms`),
			web_mib: memoryOf(kartu.process.pid ?? 0).reduce((sum, { process, mib }) => sum + (process === 'serve.ts' ? mib : 0), 0),
			backup_s: await backedUp(kartu.environment),
			doctor_s: await seconds(() => run(['bin/kartu', 'doctor'], kartu.environment)),
			start_s: await startsIn(kartu.environment)
		};
	} finally {
		await house.close();
		await owner.end();
		await kartu.end();
	}
}

async function backedUp(environment: NodeJS.ProcessEnv): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'kartu-scale-'));
	const took = await seconds(() => run(['bin/kartu', 'backup', join(folder, 'backup')], environment));
	await rm(folder, { recursive: true, force: true });
	return took;
}

/** How long one more web process needs until it answers. */
async function startsIn(environment: NodeJS.ProcessEnv): Promise<number> {
	const port = Number(environment['PORT']) + 1;
	return seconds(async () => {
		const server = spawn(process.execPath, ['src/serve.ts'], {
			env: { ...environment, HOST: '127.0.0.1', PORT: String(port) },
			stdio: 'ignore'
		});
		for (let ok = false; !ok;)
			ok = await fetch(`http://127.0.0.1:${port}/api/health`).then(
				(answer) => answer.ok,
				() => false
			);
		server.kill('SIGTERM');
	});
}

async function seconds(act: () => Promise<void>): Promise<number> {
	const began = performance.now();
	await act();
	return Math.round((performance.now() - began) / 100) / 10;
}
