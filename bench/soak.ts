import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Pool } from '#platform/server';
import { openHouse } from '../src/house.ts';
import { beginInstallation } from './installation.ts';
import { leakOf, memoryOf, watchLiveHeaps } from './memory.ts';
import { cookieOf } from './people.ts';
import { percentiles } from './percentiles.ts';
import { visitorsOf, walk, type Visitor } from './visits.ts';

/** So many readers are at work at once, each of whom rests up to so many milliseconds between two pages. */
const readers = 16;
const rest = 800;
/** Memory is looked at so many times. */
const looks = 60;
/** The share by which memory in use may grow from the middle to the end, and by which a process may be larger at the end than it has been. */
const usualGrowth = 0.05;

/** In seconds memory tells nothing: a short variant lets it grow as it likes. */
type Options = { seconds: number; story: string; mayGrow?: number };
type Visit = { visitor: Visitor; paths: string[] };
type Seen = { early: number[]; late: number[]; failed: string[] };

/**
 * Half an hour of usual work: readers of all kinds look at pages, listen to rooms for a moment and now and then sign in anew, beside a worker that
 * does what the calendar says. Fails where what is in use after a sweep grows, where a process becomes larger than it was, or a page is not answered.
 */
export async function soak({ seconds, story, mayGrow = usualGrowth }: Options): Promise<Record<string, unknown>> {
	const heaps = watchLiveHeaps();
	const kartu = await beginInstallation(story, undefined, heaps.environment);
	const owner = new pg.Client({ connectionString: kartu.database });
	await owner.connect();
	const house = await openHouse(kartu.environment);
	const seen: Seen = { early: [], late: [], failed: [] };
	try {
		const visits = await visitsOf(kartu.url, house.pool, owner);
		const window = { middle: Date.now() + seconds * 500, end: Date.now() + seconds * 1000 };
		const watching = memoryOver(kartu.process.pid ?? 0, seconds, seen);
		await Promise.all(Array.from({ length: readers }, (_, number) => readOn(kartu.url, house.pool, visits, number, window, seen)));
		const memory = await watching;
		const live = heaps.between(window.end - seconds * 1000, window.end);
		for (const heap of live) {
			const leak = leakOf(heap);
			if ((leak ?? 0) > mayGrow) seen.failed.push(`what ${heap.process} has in use grows by ${percent(leak ?? 0)} %`);
			if (leak === null && mayGrow < Infinity && heap.process.startsWith('serve')) seen.failed.push(`${heap.process} was not swept`);
		}
		const growth = Object.fromEntries(Object.entries(memory).map(([name, figures]) => [name, percent(highestAtLast(figures))]));
		for (const [name, more] of Object.entries(growth))
			if (more > mayGrow * 100) seen.failed.push(`${name} takes ${more} % more than before`);
		return {
			benchmark: 'soak',
			date: new Date().toISOString().slice(0, 10),
			cores: cpus().length,
			load: loadavg()[0]?.toFixed(1),
			seconds,
			story,
			first_half: percentiles(seen.early),
			second_half: percentiles(seen.late),
			memory_mib: memory,
			growth_percent: growth,
			live_mib: live.map((heap) => ({ ...heap, leak_percent: percent(leakOf(heap) ?? 0) })),
			failed: seen.failed.slice(0, 20),
			failures: seen.failed.length
		};
	} finally {
		await house.close();
		await owner.end();
		await kartu.end();
		heaps.end();
	}
}

/** What each kind of reader looks at: the pages that they reach, and the streams of rooms, of which they may hear some. */
async function visitsOf(url: string, pool: Pool, owner: pg.Client): Promise<Visit[]> {
	const { rows } = await owner.query<{ id: string }>('select id from spaces.room order by id limit 5');
	const streams = rows.map(({ id }) => `/api/rooms/${id}/stream`);
	const visits: Visit[] = [];
	for (const visitor of await visitorsOf(pool, owner)) {
		const pages = (await walk(url, visitor, 80)).map(({ path }) => path);
		visits.push({ visitor, paths: [...pages, ...streams] });
	}
	return visits;
}

/** One reader, in turn as everybody whom there is, until the end. */
async function readOn(
	url: string,
	pool: Pool,
	visits: readonly Visit[],
	number: number,
	{ middle, end }: { middle: number; end: number },
	{ early, late, failed }: Seen
): Promise<void> {
	for (let at = number; Date.now() < end; at++) {
		const { visitor, paths } = visits[at % visits.length] as Visit;
		if (at % 200 === 0 && visitor.email) visitor.cookie = await cookieOf(pool, visitor.email);
		const path = paths[Math.floor(Math.random() * paths.length)] as string;
		(Date.now() < middle ? early : late).push(await look(url + path, visitor, failed));
		await sleep(Math.random() * rest);
	}
}

/** Asks for one page, or listens to a stream for a moment; how long the answer took, in milliseconds. */
async function look(address: string, { name, cookie }: Visitor, failed: string[]): Promise<number> {
	const began = performance.now();
	const { pathname } = new URL(address);
	try {
		const answer = await fetch(address, { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
		if (answer.status >= 500) failed.push(`${answer.status} ${pathname} as ${name}`);
		if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.arrayBuffer();
		else void sleep(500).then(() => answer.body?.cancel());
	} catch (error) {
		failed.push(`${String(error)} ${pathname} as ${name}`);
	}
	return performance.now() - began;
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** By what share the highest of the last third is above the highest before. */
function highestAtLast(figures: readonly number[]): number {
	const last = Math.ceil((figures.length * 2) / 3);
	return Math.max(...figures.slice(last)) / Math.max(...figures.slice(0, last)) - 1;
}

/** The memory of the web processes together and of the worker, in MiB, looked at in even steps until the end. */
async function memoryOver(root: number, seconds: number, { failed }: Seen): Promise<Record<string, number[]>> {
	const memory: Record<string, number[]> = { 'serve.ts': [], 'worker.ts': [] };
	for (let look = 1; look <= looks; look++) {
		await sleep((seconds * 1000) / looks);
		const rows = memoryOf(root);
		for (const [name, figures] of Object.entries(memory))
			figures.push(rows.reduce((sum, { process, mib }) => sum + (process === name ? mib : 0), 0));
		console.error(
			`${look} of ${looks}: ${Object.entries(memory).map(([name, figures]) => `${name} ${figures.at(-1)} MiB`)}, ${failed.length} failures`
		);
	}
	return memory;
}
