import { expect, test } from 'vitest';
import { ask, testDatabase } from '../support/database.ts';
import { read } from '../support/sources.ts';

const db = await testDatabase();

/** The tables of the first columns of the lists in docs/privacy.md. */
const listed = [...read('docs/privacy.md').matchAll(/^\| ((?:`[a-z_]+\.[a-z_]+` ?)+)\|/gm)].flatMap(([, names]) =>
	[...(names ?? '').matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name as string)
);

test('every table that knows a person, a name, an address or a number stands in one line of the page on personal data', async () => {
	const tables = await ask<{ name: string }>(
		db.url,
		`select distinct space.nspname || '.' || source.relname as name
		from pg_class source join pg_namespace space on space.oid = source.relnamespace
		join pg_attribute part on part.attrelid = source.oid and part.attnum > 0 and not part.attisdropped
		where source.relkind = 'r' and space.nspname !~ '^(pg_|information_schema|pgboss|public$)' and (
			part.attname ~ '(^|_)(name|email|phone|address|person_id|actor_id)$' or part.attname in ('uploaded_by', 'who')
			or exists (select from pg_constraint reference where reference.contype = 'f' and reference.conrelid = source.oid
				and reference.confrelid in ('people.person'::regclass, 'people."user"'::regclass) and part.attnum = any(reference.conkey)))
		order by 1`
	);
	const known = tables.map(({ name }) => name);
	expect(known.length).toBeGreaterThan(100);
	expect(known.filter((name) => !listed.includes(name))).toEqual([]);
});

test('no table stands in two lines, and none that there is not', async () => {
	expect(listed.filter((name, at) => listed.indexOf(name) !== at)).toEqual([]);
	const tables = await ask<{ name: string }>(db.url, `select schemaname || '.' || tablename as name from pg_tables`);
	const real = new Set(tables.map(({ name }) => name));
	expect(listed.filter((name) => !real.has(name))).toEqual([]);
});

test('every table of the page belongs to a class of records, which says in both languages for what and what becomes of it', async () => {
	const classes = await ask<{ code: string; tables: string[]; texts: Record<string, string>[] }>(
		db.url,
		`select code, tables, array[name, purpose, note] || case when counted_from is null then '{}' else array[counted_from] end as texts
		from people.record_class order by position`
	);
	const covered = new Set(classes.flatMap(({ tables: names }) => names));
	expect(listed.filter((name) => !covered.has(name))).toEqual([]);
	expect([...covered].filter((name) => !listed.includes(name))).toEqual([]);
	const short = classes.filter(({ texts }) => texts.some(({ lt, en }) => (lt ?? '').length < 5 || (en ?? '').length < 5));
	expect(short.map(({ code }) => code)).toEqual([]);
});
