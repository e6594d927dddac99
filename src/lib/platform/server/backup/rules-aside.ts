import type pg from 'pg';
import type { TableOf } from './manifest.ts';

type Rule = { table: string; name: string; definition: string };

/**
 * Loads rows while no trigger of ours runs and no row has to be there before another. Afterwards all references are put
 * back, and PostgreSQL looks at every row again: a backup with a broken reference is not restored. The owner of the
 * tables may do that; a superuser is not needed.
 */
export async function withoutRules(client: pg.ClientBase, tables: TableOf[], load: () => Promise<void>): Promise<void> {
	const { rows: references } = await client.query<Rule>(`
		select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
		from pg_constraint where contype = 'f' and conparentid = 0 order by conrelid, conname`);
	for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`);
	await triggers(client, tables, 'disable');
	await load();
	await triggers(client, tables, 'enable');
	for (const { table, name, definition } of references) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
}

async function triggers(client: pg.ClientBase, tables: TableOf[], how: 'enable' | 'disable'): Promise<void> {
	for (const { schema, name } of tables) await client.query(`alter table "${schema}"."${name}" ${how} trigger user`);
}
