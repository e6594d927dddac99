import type pg from 'pg';
import type { SequenceOf, TableOf } from './manifest.ts';

const ours = (schema: string): string => `${schema} !~ '^pg_' and ${schema} <> 'information_schema'`;

/**
 * Every table of the database that holds rows, with the columns that are written and not reckoned. A partitioned table is
 * one: its rows find their partitions by themselves.
 */
export async function tablesOf(client: pg.ClientBase): Promise<TableOf[]> {
	const { rows } = await client.query<TableOf>(`
		select n.nspname as schema, c.relname as name, array(
			select a.attname::text from pg_attribute a
			where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
		) as columns
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and not c.relispartition and ${ours('n.nspname')} order by 1, 2`);
	return rows;
}

/** Where every sequence stands. It is asked outside of the snapshot, as sequences are: it may be ahead of the rows, never behind. */
export async function sequencesOf(client: pg.ClientBase): Promise<SequenceOf[]> {
	const { rows } = await client.query<{ schema: string; name: string }>(
		`select schemaname as schema, sequencename as name from pg_sequences where ${ours('schemaname')} order by 1, 2`
	);
	const found: SequenceOf[] = [];
	for (const { schema, name } of rows) {
		const { rows: at } = await client.query<{ value: string; called: boolean }>(
			`select last_value::text as value, is_called as called from "${schema}"."${name}"`
		);
		if (at[0]) found.push({ schema, name, ...at[0] });
	}
	return found;
}

/** The contents that rows name, smallest hash first. */
export async function contentsOf(client: pg.ClientBase): Promise<string[]> {
	const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from platform.file order by sha256');
	return rows.map(({ sha256 }) => sha256);
}

/** The number of the last migration, and the form of the queue's own tables; null for a database that holds nothing. */
export async function formOf(client: pg.ClientBase): Promise<{ migration: number; queue: number } | null> {
	const { rows: there } = await client.query<{ there: boolean }>(
		`select to_regclass('public.migration') is not null and to_regclass('pgboss.version') is not null as there`
	);
	if (!there[0]?.there) return null;
	const { rows } = await client.query<{ migration: number; queue: number }>(
		`select (select max(number) from public.migration) as migration, (select version from pgboss.version) as queue`
	);
	return rows[0] ?? null;
}

export const same = (one: TableOf, other: TableOf): boolean => nameOf(one) === nameOf(other) && one.columns.join() === other.columns.join();

export const nameOf = ({ schema, name }: Pick<TableOf, 'schema' | 'name'>): string => `${schema}.${name}`;
