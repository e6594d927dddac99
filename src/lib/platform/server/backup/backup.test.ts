import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ask, dropDatabase, testDatabase, withDatabase } from '../../../../../tests/support/database.ts';
import { preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import { migrate } from '../db/migrate.ts';
import { memoryStore } from '../files/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBackup } from './make-backup.ts';
import { printOf, type Manifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
await teach(db, { delivery: season.trainings[0] ?? '', lecturers: season.lecturers.slice(0, 2) });
const now = new Date('2026-11-27T08:00:00Z');
const scratch = await mkdtemp(join(tmpdir(), 'kartu-backup-'));
const made: string[] = [];
afterAll(async () => {
	for (const name of made) await dropDatabase(withDatabase(inject('template'), 'postgres'), name);
	await rm(scratch, { recursive: true, force: true });
});

const words = (text: string) => new TextEncoder().encode(text);
/** The hashes of „pirmas“ and „antras“, by another programme. */
const contents = {
	f99e6e58cedb601cd3eda25000d380ade67e84f313cfa625049d3ec5eb035090: 'pirmas',
	'47e552ba4b594b539a36968f21ecd1b700084db861f22d1b32f160b0107d44fd': 'antras'
};
const lost = 'e'.repeat(64);
const folderOf = (name: string) => join(scratch, name);
async function emptyOne(): Promise<string> {
	const name = `backup_${crypto.randomUUID().replaceAll('-', '')}`;
	made.push(name);
	await ask(withDatabase(db.url, 'postgres'), `create database ${name}`);
	return withDatabase(db.url, name);
}

/**
 * Every table with the number of its rows and a hash over all of them, reckoned by PostgreSQL; reckoned columns, too. The
 * queue's engine notes its own rounds at every start: these columns alone are left out.
 */
async function pictureOf(url: string): Promise<Record<string, string>> {
	const tables = await ask<{ name: string }>(
		url,
		`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_|^information_schema'`
	);
	const picture: Record<string, string> = {};
	for (const { name } of tables) {
		const [row] = await ask<{ print: string }>(
			url,
			`select count(*) || ' ' || coalesce(md5(string_agg(line, '|' order by line collate "C")), '') as print
			from (select (to_jsonb(t) - '{cron_on,bam_on,flow_on}'::text[])::text as line from ${name} t) as lines`
		);
		picture[name] = row?.print ?? '';
	}
	for (const { name, at } of await ask<{ name: string; at: string }>(
		url,
		`select schemaname || '.' || sequencename as name, coalesce(last_value::text, '-') as at from pg_sequences`
	))
		picture[name] = at;
	return picture;
}

/**
 * What holds, apart from rows: constraints and triggers with what they say, and whether they are on. The queue's engine makes a part of a table for
 * the day on which a database begins: another one past midnight.
 */
const rulesOf = (url: string) =>
	ask(
		url,
		`select conrelid::regclass::text as at, conname as name, pg_get_constraintdef(oid) as rule, convalidated::text as state from pg_constraint
		where conrelid <> 0 and conrelid::regclass::text !~ '^pgboss[.]queue_stats_\\d{8}$'
		union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text from pg_trigger where not tgisinternal
		order by 1, 2, 3`
	);

const store = memoryStore();
beforeAll(async () => {
	for (const [sha256, text] of Object.entries(contents)) await store.put(sha256, words(text));
	for (const sha256 of [...Object.keys(contents), lost])
		await ask(
			db.url,
			`insert into platform.file (id, sha256, name, media_type, bytes, uploaded_at, owner_kind, owner_id)
			values (gen_random_uuid(), $1, 'a.txt', 'text/plain', 6, now(), 'nothing', gen_random_uuid())`,
			[sha256]
		);
	await ask(db.url, `update pgboss.version set bam_on = now() - interval '1 hour', flow_on = now() - interval '1 hour'`);
	await makeBackup({ url: db.url, store, folder: folderOf('whole'), stories: { 'networks-2006': '2026-11-01' }, now });
});

test('a restored installation is the one that was copied: every row, reckoned column, sequence, rule and content', async () => {
	const [before, rules] = [await pictureOf(db.url), await rulesOf(db.url)];
	const [url, restored] = [await emptyOne(), memoryStore()];
	const manifest = await restoreBackup({ url, store: restored, folder: folderOf('whole') });
	expect(manifest.stories).toEqual({ 'networks-2006': '2026-11-01' });
	expect(manifest.absent).toEqual([lost]);
	expect(Object.keys(before).length).toBeGreaterThan(150);
	expect(await pictureOf(url)).toEqual(before);
	expect(await rulesOf(url)).toEqual(rules);
	for (const [sha256, text] of Object.entries(contents))
		expect(await new Response((await restored.get(sha256)) ?? null).text(), sha256).toBe(text);
	await expect(restoreBackup({ url, store: restored, folder: folderOf('whole') })).rejects.toThrow('The database is not empty');
});

test('what is written meanwhile is in it as a whole or not at all', async () => {
	await ask(db.url, 'create table public.pair (half integer, number integer)');
	let [number, writing] = [0, true];
	const load = (async () => {
		for (; writing; number += 1) await ask(db.url, 'insert into public.pair values (1, $1), (2, $1)', [number]);
	})();
	while (number < 5) await sleep(5);
	const [least, { tables }] = [number, await makeBackup({ url: db.url, store, folder: folderOf('busy'), stories: {}, now })];
	writing = false;
	await load;
	await ask(db.url, 'drop table public.pair');
	const rows = gunzipSync(await readFile(join(folderOf('busy'), 'tables', 'public.pair.gz')))
		.toString()
		.trim()
		.split('\n');
	expect(tables.find(({ name }) => name === 'pair')?.rows).toBe(rows.length);
	expect(rows.length).toBeGreaterThanOrEqual(2 * least);
	expect(rows.length).toBeLessThan(2 * number);
	expect(rows.filter((row) => row.startsWith('1\t')).length).toBe(rows.length / 2);
});

test('a backup of an earlier form is restored in it and brought to the newest', async () => {
	const earlier = await emptyOne();
	await migrate(earlier, undefined, 45);
	await ask(earlier, `insert into people.person (id, name, created_at) values ('00000000-0000-4000-8000-000000000001', 'Ona', now())`);
	await makeBackup({ url: earlier, store, folder: folderOf('earlier'), stories: {}, now });
	const url = await emptyOne();
	expect((await restoreBackup({ url, store: memoryStore(), folder: folderOf('earlier') })).migration).toBe(45);
	expect(await ask(url, 'select name from people.person')).toEqual([{ name: 'Ona' }]);
	expect(await ask(url, 'select max(number) as at from public.migration')).toEqual(
		await ask(db.url, 'select max(number) as at from public.migration')
	);
});

const table = join(folderOf('whole'), 'tables', 'people.person.gz');
const content = join(folderOf('whole'), 'files', '47', Object.keys(contents)[1] ?? '');
const manifestPath = join(folderOf('whole'), 'manifest.json');

const broken: [string, path: string, (bytes: Buffer) => Uint8Array | null, says: string][] = [
	[
		'a letter of a row',
		table,
		(bytes) =>
			gzipSync(
				gunzipSync(bytes)
					.toString()
					.replace(/[aeiou]/, 'y')
			),
		'not as they were written'
	],
	['a row', table, (bytes) => gzipSync(gunzipSync(bytes).toString().replace(/^.*\n/, '')), 'not as they were written'],
	['the end of a file', table, (bytes) => bytes.subarray(0, bytes.length - 20), 'not as they were written'],
	['a content', content, () => words('trecias'), 'is missing or not as it was written'],
	['no rows', table, () => null, 'missing or not as they were written'],
	['no content', content, () => null, 'is missing or not as it was written'],
	['a sum', manifestPath, (bytes) => Buffer.from(bytes.toString().replace(/"rows": (\d)/, '"rows": 1$1')), 'is not as it was written'],
	['no manifest', manifestPath, () => null, 'is no backup']
];
test.each(broken)('changed since: %s; it is refused, and the database is left empty', async (_what, path, change, says) => {
	const right = await readFile(path);
	const wrong = change(right);
	expect(wrong?.toString()).not.toBe(right.toString());
	await (wrong ? writeFile(path, wrong) : rm(path));
	const url = await emptyOne();
	await expect(restoreBackup({ url, store: memoryStore(), folder: folderOf('whole') })).rejects.toThrow(says);
	await writeFile(path, right);
	expect(await pictureOf(url)).toEqual({});
	// Other databases of the owner go on to work.
	expect(await ask(db.url, `select pg_has_role('kartu_app', 'set') as may`)).toEqual([{ may: true }]);
});

test('a backup of a newer Kartu, or of another queue, is not restored', async () => {
	const right = await readFile(manifestPath, 'utf8');
	const manifest = JSON.parse(right) as Manifest;
	const other = async (changed: Manifest) => {
		const text = JSON.stringify(changed);
		await writeFile(manifestPath, text);
		await writeFile(join(folderOf('whole'), 'manifest.sha256'), printOf(text));
		return expect(restoreBackup({ url: await emptyOne(), store: memoryStore(), folder: folderOf('whole') })).rejects;
	};
	await (await other({ ...manifest, migration: 9999 })).toThrow('newer Kartu');
	await (await other({ ...manifest, queue: manifest.queue + 1 })).toThrow('another queue');
	await (await other({ ...manifest, format: 'kartu-backup/2' as 'kartu-backup/1' })).toThrow('another form');
});

test('a folder with something in it, and a database with nothing, make no backup', async () => {
	await expect(makeBackup({ url: db.url, store, folder: folderOf('whole'), stories: {}, now })).rejects.toThrow('is not empty');
	await expect(makeBackup({ url: await emptyOne(), store, folder: folderOf('none'), stories: {}, now })).rejects.toThrow(
		'holds nothing yet'
	);
});
