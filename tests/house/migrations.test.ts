import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { DatabaseTooNew, migrate } from '#lib/platform/server/db/migrate.ts';
import { ask, dropDatabase, withDatabase } from '../support/database.ts';

const server = withDatabase(inject('template'), 'postgres');
const fresh = withDatabase(server, 'house_migrations');

beforeAll(async () => {
	await dropDatabase(server, 'house_migrations');
	await ask(server, 'create database house_migrations');
});
afterAll(() => dropDatabase(server, 'house_migrations'));

test('several processes may migrate at once, and each file runs once', async () => {
	const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(fresh)));
	const numbers = runs.flat().sort();
	expect(numbers.length).toBeGreaterThan(0);
	expect(numbers).toEqual([...new Set(numbers)]);
});

test('a second migration changes nothing', async () => {
	expect(await migrate(fresh)).toEqual([]);
});

test('schema.sql and the types say what the migrations amount to', () => {
	expect(() => execFileSync(process.execPath, ['db/generate.ts', fresh, '--check'], { stdio: 'pipe' })).not.toThrow();
});

test('the application owns nothing and cannot step around row-level security', async () => {
	const [role] = await ask(
		fresh,
		`select rolsuper, rolbypassrls, rolcreatedb, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns from pg_roles where rolname = 'kartu_app'`
	);
	expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, owns: 0 });
});

test('the database keeps no clock: nothing it fills in by itself is a time', async () => {
	const clocks = await ask(
		fresh,
		`select table_schema || '.' || table_name || '.' || column_name as clock from information_schema.columns
		where table_schema in ('platform', 'people', 'schools', 'programmes', 'applications') and column_default ~* 'now\\(\\)|current_|clock_timestamp'`
	);
	expect(clocks).toEqual([]);
});

test('a database of a later Kartu is left alone', async () => {
	await ask(fresh, `insert into public.migration (number, name) values (9999, '9999_tomorrow.sql')`);
	await expect(migrate(fresh)).rejects.toBeInstanceOf(DatabaseTooNew);
	await ask(fresh, 'delete from public.migration where number = 9999');
});

test('a file that changes a table in use gives way to readers, says so, and is run as soon as the table is free', async () => {
	const from = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'kartu-migrations-'))}/`);
	await writeFile(new URL('9998_held.sql', from), 'alter table public.held add column later text;');
	await ask(fresh, 'create table public.held (id integer)');
	const holder = new pg.Client({ connectionString: fresh });
	await holder.connect();
	await holder.query('begin');
	await holder.query('select from public.held');

	const lines: string[] = [];
	const migration = migrate(fresh, (line) => lines.push(line), undefined, from);
	await expect
		.poll(() => lines, { timeout: 30_000 })
		.toContain('9998_held.sql gives way to those who use a table that it changes, and is tried again');
	await ask(fresh, `set statement_timeout = 30000; select from public.held`);
	await holder.query('rollback');
	await holder.end();
	expect(await migration).toEqual([9998]);
	await ask(fresh, `delete from public.migration where number = 9998; drop table public.held`);
	await rm(from, { recursive: true });
});
