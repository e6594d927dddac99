import pg from 'pg';
import { Cannot, emptyDatabase } from '../cluster/index.ts';
import { migrate } from '../db/migrate.ts';
import { diskStore } from '../files/disk-store.ts';
import type { FileStore } from '../files/store.ts';
import { copyIn, printOfRows } from './copy.ts';
import { contentsOf, formOf, nameOf, same, sequencesOf, tablesOf } from './inventory.ts';
import { placesOf, readManifest, type Manifest, type TableOf } from './manifest.ts';
import { contentOf, proveBackup } from './prove.ts';
import { withoutRules } from './rules-aside.ts';

type Wanted = {
	/** The owner's address of a database that holds nothing. */
	url: string;
	store: FileStore;
	folder: string;
	progress?: (line: string) => void;
};

/** A database in which something stands already. */
export class NotEmpty extends Cannot {
	constructor() {
		super('The database is not empty: a backup is restored into a new one.');
	}
}

/**
 * Puts a backup into an empty database and store, after all of it has been read, and proves it: every row of every table,
 * every sequence and every content is read again and compared with what was copied, before any of it counts. Then the database is brought to the
 * newest form. Throws Cannot, and leaves the database empty, when anything differs.
 */
export async function restoreBackup({ url, store, folder, progress = () => undefined }: Wanted): Promise<Manifest> {
	const manifest = await readManifest(folder);
	await refuseUnlessEmpty(url);
	progress('reads the backup');
	await proveBackup(manifest, folder);
	try {
		await migrate(url, progress, manifest.migration);
		await putContents(manifest, folder, store, progress);
		await putRows(url, manifest, folder, progress);
	} catch (error) {
		await emptyDatabase(url);
		throw error;
	}
	await migrate(url, progress);
	return manifest;
}

async function refuseUnlessEmpty(url: string): Promise<void> {
	await withClient(url, async (client) => {
		const form = await formOf(client);
		if (form || (await tablesOf(client)).length > 0) throw new NotEmpty();
	});
}

async function putContents({ files }: Manifest, folder: string, store: FileStore, progress: (line: string) => void): Promise<void> {
	const kept = diskStore(placesOf(folder).files);
	progress(`puts ${files.length} contents of files back`);
	for (const { sha256 } of files) {
		const bytes = await contentOf(kept, sha256);
		if (bytes) await store.put(sha256, bytes);
		if (!(await contentOf(store, sha256))) throw new Cannot(`The store of files does not give back the content ${sha256}.`);
	}
}

const putRows = (url: string, manifest: Manifest, folder: string, progress: (line: string) => void): Promise<void> =>
	withClient(url, async (client) => {
		await client.query('begin');
		await client.query('set local synchronize_seqscans = off');
		const tables = await tablesOf(client);
		refuseOtherForm(manifest, tables, await formOf(client));
		await withoutRules(client, tables, async () => {
			await client.query(`truncate ${tables.map((table) => `"${table.schema}"."${table.name}"`).join(', ')}`);
			progress(`puts the rows of ${tables.length} tables back`);
			for (const table of manifest.tables) await copyIn(client, table, placesOf(folder).table(table));
		});
		for (const { schema, name, value, called } of manifest.sequences)
			await client.query('select setval($1::regclass, $2, $3)', [`"${schema}"."${name}"`, value, called]);
		await compare(client, manifest, progress);
		await client.query('commit');
	});

/** Ours are brought to their form by migrations; the queue's belong to its engine, whose tables must be the same. */
function refuseOtherForm(manifest: Manifest, tables: TableOf[], form: Awaited<ReturnType<typeof formOf>>): void {
	if (form?.migration !== manifest.migration) throw new Cannot('The backup was made by a newer Kartu than this one: update Kartu.');
	const known = manifest.tables.length === tables.length && manifest.tables.every((one) => tables.some((other) => same(one, other)));
	if (!known || form.queue !== manifest.queue)
		throw new Cannot('The backup was made by a Kartu with another queue: restore it with that one, and update Kartu afterwards.');
}

async function compare(client: pg.ClientBase, manifest: Manifest, progress: (line: string) => void): Promise<void> {
	progress('compares every row, sequence and content with the backup');
	for (const table of manifest.tables) {
		const { rows, sha256 } = await printOfRows(client, table);
		if (rows !== table.rows || sha256 !== table.sha256)
			throw new Cannot(`The table ${nameOf(table)} has ${rows} rows and they are not the ${table.rows} of the backup.`);
	}
	if (JSON.stringify(await sequencesOf(client)) !== JSON.stringify(manifest.sequences))
		throw new Cannot('The sequences do not stand where the backup has them.');
	const kept = new Set([...manifest.files.map(({ sha256 }) => sha256), ...manifest.absent]);
	const lost = (await contentsOf(client)).find((sha256) => !kept.has(sha256));
	if (lost) throw new Cannot(`The backup has no content ${lost}, which a row names.`);
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
