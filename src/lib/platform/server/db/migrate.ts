import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { installJobs } from '../jobs/install.ts';
import { applicationRole } from './open.ts';

/** A data folder that was written by a later Kartu than this one. */
export class DatabaseTooNew extends Error {}

const folder = new URL('../../../../../db/migrations/', import.meta.url);

/**
 * Brings a database to the newest form: runs the numbered files that it has not run yet, each in a transaction of its
 * own unless it says `-- outside a transaction` first, as the owner. Safe to call twice and at once from several processes (an advisory lock lets one work at a time).
 * Returns the numbers that were run. Throws DatabaseTooNew when the database knows a number that has no file. A backup of
 * an earlier Kartu is restored into the form it was made in: no file after `upTo` is run then.
 */
export async function migrate(
	ownerUrl: string,
	progress: (line: string) => void = () => undefined,
	upTo = Number.POSITIVE_INFINITY,
	from = folder
): Promise<number[]> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await takeTurn(client);
		await client.query(`create table if not exists public.migration (number integer primary key, name text not null)`);
		await ensureRole(client);
		const done = await client.query<{ number: number }>(`select number from public.migration`);
		const files = await migrationFiles(from);
		const newest = Math.max(0, ...files.map((file) => file.number));
		if (done.rows.some(({ number }) => number > newest)) throw new DatabaseTooNew();
		const pending = files.filter((file) => file.number <= upTo && !done.rows.some(({ number }) => number === file.number));
		for (const file of pending) await run(client, file, progress, from);
		await installJobs(client);
		return pending.map((file) => file.number);
	} finally {
		await client.end();
	}
}

/** Asks again and again instead of waiting inside a query: an index that is made beside the work of others waits for every query that began before it. */
async function takeTurn(client: pg.Client): Promise<void> {
	for (;;) {
		const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(hashtext('kartu.migrate')) as held`);
		if (rows[0]?.held) return;
		await sleep(50);
	}
}

type File = { number: number; name: string };

async function migrationFiles(from: URL): Promise<File[]> {
	const names = (await readdir(from)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
	return names.map((name) => ({ number: Number(name.slice(0, 4)), name }));
}

async function run(client: pg.Client, file: File, progress: (line: string) => void, from: URL): Promise<void> {
	progress(`migrates ${file.name}`);
	const sql = await readFile(new URL(file.name, from), 'utf8');
	try {
		if (sql.startsWith('-- outside a transaction\n')) await runOutside(client, file, sql);
		else await runInTurn(client, file, sql, progress);
	} catch (error) {
		throw new Error(`${file.name}: ${(error as Error).message}`, { cause: error });
	}
}

/** A change that waits for a table makes everybody wait who comes after it, readers too: it gives up soon and comes again. */
const lockPatience = { milliseconds: 3000, pause: 2000, tries: 60 };

async function runInTurn(client: pg.Client, file: File, sql: string, progress: (line: string) => void): Promise<void> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await runWhole(client, file, sql);
		} catch (error) {
			if ((error as { code?: string }).code !== lockNotAvailable) throw error;
			if (tries === lockPatience.tries)
				throw new Error(
					'a table that it changes has been in use for five minutes: end the long query or transaction on it, then migrate again',
					{
						cause: error
					}
				);
			progress(`${file.name} gives way to those who use a table that it changes, and is tried again`);
			await sleep(lockPatience.pause);
		}
	}
}

const lockNotAvailable = '55P03';

async function runWhole(client: pg.Client, file: File, sql: string): Promise<void> {
	await client.query('begin');
	try {
		await client.query(`set local lock_timeout = ${lockPatience.milliseconds}`);
		await client.query(sql);
		await note(client, file);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	}
}

/** One statement after the other, each ending its line: for indexes made `concurrently`. Such a file can be run again after it was cut short. */
async function runOutside(client: pg.Client, file: File, sql: string): Promise<void> {
	for (const statement of sql.split(/;\s*\n/).filter((one) => one.trim() !== '')) await client.query(statement);
	await note(client, file);
}

const note = (client: pg.Client, { number, name }: File) =>
	client.query('insert into public.migration (number, name) values ($1, $2)', [number, name]);

/** The role is the server's, not the database's: another Kartu may be making it at this moment. */
async function ensureRole(client: pg.Client): Promise<void> {
	await client.query(`do $$ begin
		if not exists (select from pg_roles where rolname = '${applicationRole}') then
			create role ${applicationRole} nologin nosuperuser nobypassrls;
		end if;
	exception when duplicate_object or unique_violation then null;
	end $$`);
	await client.query(`grant ${applicationRole} to current_user`);
}
