import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate } from '#lib/platform/server/db/migrate.ts';
import { ask, dropDatabase, withDatabase } from '../support/database.ts';
import { breachesOf, faultsOf } from '../support/migration-rules.ts';
import { files, read } from '../support/sources.ts';

/** The last file of the form in which the rules began to hold. */
const settled = 62;

const server = withDatabase(inject('template'), 'postgres');
const base = withDatabase(server, 'house_rules');
const folder = mkdtempSync(join(tmpdir(), 'migrations-'));

beforeAll(() => dropDatabase(server, 'house_rules').then(() => ask(server, 'create database house_rules')));
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await dropDatabase(server, 'house_rules');
});

const numberOf = (path: string): number => Number(/(\d{4})_/.exec(path)?.[1]);
const newer = files('db/migrations', '.sql').filter((path) => numberOf(path) > settled);

test('new migrations neither break the version that still runs nor hold a table for long', () => {
	expect(newer.flatMap((path) => faultsOf(read(path)).map((fault) => `${path}: ${fault}`))).toEqual([]);
});

test.each([
	['drop table people.person', 'drops'],
	['alter table people.person drop column phone', 'drops'],
	['alter table people.person add column a text, drop phone', 'drops'],
	['alter table people.person rename column phone to telephone', 'renames'],
	['alter table people.person rename to human', 'renames'],
	['alter table people.person add column kind text not null', 'not_null_without_default'],
	['alter table people.person alter column phone set not null', 'sets_not_null'],
	['alter table people.person alter column kind drop default', 'drops_default'],
	['alter table people.person alter column phone type varchar(20)', 'changes_type'],
	['alter table people.person alter column phone set data type integer', 'changes_type'],
	['alter table people.person add column code uuid not null default gen_random_uuid()', 'volatile_default'],
	['alter table people.person add column number bigserial', 'volatile_default'],
	['create index on people.person (phone)', 'index_not_concurrent'],
	['create unique index person_phone on people.person (phone)', 'index_not_concurrent'],
	[`alter table people.person add constraint phone_is_short check (length(phone) < 20)`, 'constraint_not_valid'],
	['alter table people.person add foreign key (school_id) references schools.school', 'constraint_not_valid'],
	['alter table people.person add column school_id uuid references schools.school', 'constraint_not_valid'],
	[`update people.person set kind = 'a; b'`, 'moves_rows'],
	['/* not\nseen */ DROP\n  TABLE "people"."person"', 'drops']
])('is refused: %s', (sql, rule) => {
	expect(breachesOf(`${sql};`).map((breach) => breach.rule)).toEqual([rule]);
});

test.each([
	[`alter table people.person add column kind text not null default 'drop table people.person'`],
	['alter table people.person add column phone text, alter column name drop not null'],
	['create index concurrently person_phone on people.person (phone)'],
	['alter table people.person add constraint phone_is_short check (length(phone) < 20) not valid'],
	['alter table people.person validate constraint phone_is_short'],
	['alter table people.person add constraint one_phone unique using index person_phone'],
	['-- drop table people.person'],
	[
		'create table a.b (id uuid primary key); create index on a.b (id); alter table a.b add constraint c check (true); update a.b set id = null'
	],
	[`create function a.c() returns int language sql as $$ update people.person set x = 1; select 1 $$`]
])('is no breach: %s', (sql) => {
	expect(breachesOf(sql)).toEqual([]);
});

test('an exception has a name, a reason and a use', () => {
	const drop = 'alter table people.person drop column phone;';
	expect(faultsOf(`-- allowed: drops because no version since the summer reads it\n${drop}`)).toEqual([]);
	expect(faultsOf(`-- allowed: renames because no version since the summer reads it\n${drop}`)).toHaveLength(2);
	expect(faultsOf(`-- allowed: drops because so\n${drop}`)).toHaveLength(2);
	expect(faultsOf('-- allowed: drops because no version since the summer reads it\nselect 1;')).toEqual([
		'an exception without use: drops'
	]);
});

test('what the version before reads and writes is there after the new migrations, of the same type and no more demanding', async () => {
	await migrate(base, undefined, settled);
	const before = await columnsOf();
	expect(before.size).toBeGreaterThan(500);
	await migrate(base);
	expect(lostBetween(before, await columnsOf(), excepted())).toEqual([]);
});

test('whatever hides from the reading of a file shows in the database', async () => {
	const before = await columnsOf();
	await ask(base, `do $$ begin execute 'alter table platform.heartbeat rename column seen_at to looked_at'; end $$`);
	await ask(base, `do $$ begin execute 'alter table platform.heartbeat add column note text not null'; end $$`);
	expect(lostBetween(before, await columnsOf(), new Set()).sort()).toEqual([
		'platform.heartbeat.looked_at is demanded of a version that does not know it',
		'platform.heartbeat.note is demanded of a version that does not know it',
		'platform.heartbeat.seen_at is gone or of another type'
	]);
});

test('an index on a table in use is made outside a transaction, while others wait to migrate', async () => {
	const apart = withDatabase(server, 'house_rules_apart');
	await dropDatabase(server, 'house_rules_apart');
	await ask(server, 'create database house_rules_apart');
	writeFileSync(join(folder, '0001_thing.sql'), 'create table public.thing (number int);');
	writeFileSync(
		join(folder, '0002_index.sql'),
		'-- outside a transaction\ndrop index concurrently if exists thing_number;\ncreate index concurrently thing_number on public.thing (number);\n'
	);
	const from = pathToFileURL(`${folder}/`);
	const runs = await Promise.all([1, 2, 3].map(() => migrate(apart, undefined, undefined, from)));
	expect(runs.flat().sort()).toEqual([1, 2]);
	const valid = await ask(apart, `select indisvalid from pg_index where indexrelid = 'public.thing_number'::regclass`);
	expect(valid).toEqual([{ indisvalid: true }]);
	await dropDatabase(server, 'house_rules_apart');
});

type Columns = Map<string, { type: string; demanded: boolean }>;

async function columnsOf(): Promise<Columns> {
	const rows = await ask<{ name: string; type: string; demanded: boolean }>(
		base,
		`select n.nspname || '.' || c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
			a.attnotnull and not a.atthasdef and a.attidentity = '' as demanded
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
			and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg_toast%'`
	);
	return new Map(rows.map(({ name, ...column }) => [name, column]));
}

/** What code of the earlier form would miss, or would have to know, in tables that it uses. */
function lostBetween(before: Columns, after: Columns, except: ReadonlySet<string>): string[] {
	const tables = new Set([...before.keys()].map(tableOf));
	const gone = [...before]
		.filter(([name, { type }]) => after.get(name)?.type !== type)
		.map(([name]) => `${name} is gone or of another type`);
	const demanded = [...after]
		.filter(([name, column]) => column.demanded && tables.has(tableOf(name)) && before.get(name)?.demanded !== true)
		.map(([name]) => `${name} is demanded of a version that does not know it`);
	return [...gone, ...demanded].filter((line) => !except.has(tableOf(line.split(' ')[0] ?? '')));
}

const tableOf = (column: string): string => column.split('.').slice(0, 2).join('.');

/** Tables that a new file changes by a named exception. */
const excepted = (): Set<string> =>
	new Set(
		newer.flatMap((path) =>
			breachesOf(read(path)).flatMap(({ statement }) => /(?:table|column)(?: if exists)? ([\w.]+)/.exec(statement)?.[1] ?? [])
		)
	);
