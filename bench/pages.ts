import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Pool } from '#platform/server';
import { compare, type Asked, type Comparison } from './compare.ts';
import { beginServer } from './installation.ts';
import { recorded, type Statement } from './recorded.ts';

export type Options = { seconds: number; rounds: number; quick: boolean; only?: string };
/** A page of Kartu, a text that a right answer holds, and what it asks of its use cases, so that the floor asks the database the same. */
export type Page = { name: string; path: string; marker: string; read: () => Promise<unknown> };
type Server = Awaited<ReturnType<typeof beginServer>>;

/** Asked for: 1, 8 and 32 connections. A quick run has the most only, and leaves the bare server out. */
const connections = { full: [1, 8, 32], quick: [32] };
const most = 32;

/** Where it was measured, with what, and how: a quick run says that it is one. */
export async function about(pool: Pool, { seconds, rounds, quick }: Options): Promise<Record<string, unknown>> {
	const { rows } = await pool.query<{ server_version: string }>('show server_version');
	const where = {
		date: new Date().toISOString().slice(0, 10),
		machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${cpus()[0]?.model ?? ''}`,
		load: loadavg()[0],
		node: process.version,
		postgresql: rows[0]?.server_version
	};
	const how = { seconds, rounds, connections: quick ? connections.quick : connections.full, quick };
	if (quick || seconds < 10 || rounds < 3) console.error('Shorter than asked: three rounds of 10 s with 1, 8 and 32 connections.');
	console.error(JSON.stringify({ ...where, ...how }));
	return { ...where, ...how };
}

/** The floor of these pages, with the statements that each of them sends. */
export async function floorOf(pages: readonly Page[], environment: NodeJS.ProcessEnv): Promise<{ server: Server; statements: Statements }> {
	const statements: Statements = {};
	for (const { name, read } of pages) {
		// The second time what a first reader leaves behind (how far they have read, the words of what is published) is there already, as in the run.
		await read();
		statements[name] = await recorded(read);
	}
	const server = await beginServer('bench/floor/serve.mjs', { ...environment, FLOOR_STATEMENTS: await fileOf('floor', statements) });
	return { server, statements };
}

type Statements = Record<string, Statement[]>;

/** One page beside its floor with 1, 8 and 32 connections; what was answered wrongly is told in `failed`, the rest is measured all the same. */
export async function measurePage(
	name: string,
	kartu: Asked,
	floor: Asked,
	{ seconds, rounds, quick }: Options,
	failed: string[]
): Promise<Comparison[]> {
	const measured: Comparison[] = [];
	for (const count of quick ? connections.quick : connections.full) {
		const compared = await unless(failed, () => compare(kartu, floor, { connections: count, seconds, rounds }));
		if (!compared) continue;
		measured.push(compared);
		console.error(rowOf(name, compared));
	}
	return measured;
}

/** What the framework costs: the same page beside a bare Node server that sends the same statements and as many bytes. Not in a quick run. */
export async function besideBare(
	kartu: Asked,
	page: { statements: Statement[]; bytes: number },
	environment: NodeJS.ProcessEnv,
	{ seconds, rounds, quick }: Options,
	failed: string[]
): Promise<Comparison | null> {
	if (quick) return null;
	const recording = await fileOf('bare', { page: page.statements, pageBytes: page.bytes, autosave: [], sentinels: {} });
	const bare = await beginServer('bench/bare.ts', { ...environment, BARE_RECORDING: recording });
	try {
		return await unless(failed, () =>
			compare(kartu, { url: `${bare.url}/`, marker: 'a floor of bytes' }, { connections: most, seconds, rounds })
		);
	} finally {
		await bare.end();
	}
}

/** What is not answered rightly is told at the end; the other pages are measured all the same. */
export async function unless<Result>(failed: string[], measure: () => Promise<Result>): Promise<Result | null> {
	try {
		return await measure();
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error);
		console.error(said);
		failed.push(said);
		return null;
	}
}

async function fileOf(what: string, content: unknown): Promise<string> {
	const file = join(tmpdir(), `kartu-bench-${what}-${process.pid}.json`);
	await writeFile(file, JSON.stringify(content));
	return file;
}

/** As it stands in docs/benchmarks.md. */
const rowOf = (name: string, { connections: count, kartu, floor, share, ...times }: Comparison): string =>
	`| ${name} | ${count} | ${Math.round(kartu.median)} (${Math.round(kartu.min)}–${Math.round(kartu.max)}) | ${Math.round(floor.median)} | ${Math.round(share * 100)} % | ${times.kartuP50} / ${times.floorP50} ms | ${times.kartuP99} / ${times.floorP99} ms |`;
