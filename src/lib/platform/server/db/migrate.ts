import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { installJobs } from '../jobs/install.ts';
import { applicationRole } from './open.ts';

/** A data folder that was written by a later Kartu than this one. */
export class DatabaseTooNew extends Error {}

const folder = new URL('../../../../../db/migrations/', import.meta.url);

/**
 * Brings a database to the newest form: runs the numbered files that it has not run yet, each in a transaction of its
 * own, as the owner. Safe to call twice and at once from several processes (an advisory lock lets one work at a time).
 * Returns the numbers that were run. Throws DatabaseTooNew when the database knows a number that has no file. A backup of
 * an earlier Kartu is restored into the form it was made in: no file after `upTo` is run then.
 */
export async function migrate(
	ownerUrl: string,
	progress: (line: string) => void = () => undefined,
	upTo = Number.POSITIVE_INFINITY
): Promise<number[]> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query(`select pg_advisory_lock(hashtext('kartu.migrate'))`);
		await client.query(`create table if not exists public.migration (number integer primary key, name text not null)`);
		await ensureRole(client);
		const done = await client.query<{ number: number }>(`select number from public.migration`);
		const files = await migrationFiles();
		const newest = Math.max(0, ...files.map((file) => file.number));
		if (done.rows.some(({ number }) => number > newest)) throw new DatabaseTooNew();
		const pending = files.filter((file) => file.number <= upTo && !done.rows.some(({ number }) => number === file.number));
		for (const file of pending) await run(client, file, progress);
		await installJobs(client);
		return pending.map((file) => file.number);
	} finally {
		await client.end();
	}
}

type File = { number: number; name: string };

async function migrationFiles(): Promise<File[]> {
	const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
	return names.map((name) => ({ number: Number(name.slice(0, 4)), name }));
}

async function run(client: pg.Client, file: File, progress: (line: string) => void): Promise<void> {
	progress(`migrates ${file.name}`);
	const sql = await readFile(new URL(file.name, folder), 'utf8');
	await client.query('begin');
	try {
		await client.query(sql);
		await client.query('insert into public.migration (number, name) values ($1, $2)', [file.number, file.name]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw new Error(`${file.name}: ${(error as Error).message}`, { cause: error });
	}
}

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
