import { mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { Cannot } from '../cluster/index.ts';
import { diskStore } from '../files/disk-store.ts';
import type { FileStore } from '../files/store.ts';
import { copyOut } from './copy.ts';
import { contentsOf, formOf, sequencesOf, tablesOf } from './inventory.ts';
import { placesOf, printOf, type Manifest } from './manifest.ts';
import { contentOf } from './prove.ts';

type Wanted = {
	/** The owner's address of the database. */
	url: string;
	store: FileStore;
	/** A folder that does not exist yet, or is empty. */
	folder: string;
	stories: Manifest['stories'];
	now: Date;
	progress?: (line: string) => void;
};

/**
 * Writes the whole of an installation into a folder while it goes on working: all rows as they stood at one moment, where
 * the sequences stand, and every content that a row names. The manifest comes last. Keys are not in it. Throws Cannot
 * when the folder is not empty or the database holds nothing yet.
 */
export async function makeBackup({ url, store, folder, stories, now, progress = () => undefined }: Wanted): Promise<Manifest> {
	await beginFolder(folder);
	const rows = await copyRows(url, folder, progress);
	const { files, absent } = await copyContents(rows.contents, store, folder, progress);
	const { contents: _copied, ...database } = rows;
	const manifest: Manifest = { format: 'kartu-backup/1', made_at: now.toISOString(), stories, ...database, files, absent };
	await writeManifest(folder, manifest);
	return manifest;
}

async function beginFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	if ((await readdir(folder)).length > 0) throw new Cannot(`The folder ${folder} is not empty: a backup wants one of its own.`);
	await mkdir(placesOf(folder).tables, { mode: 0o700 });
}

async function copyRows(url: string, folder: string, progress: (line: string) => void) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('begin transaction isolation level repeatable read read only');
		const form = await formOf(client);
		if (!form) throw new Cannot('The database holds nothing yet: there is nothing to keep.');
		const tables: Manifest['tables'] = [];
		progress('copies the rows');
		for (const table of await tablesOf(client)) tables.push({ ...table, ...(await copyOut(client, table, placesOf(folder).table(table))) });
		return { ...form, tables, sequences: await sequencesOf(client), contents: await contentsOf(client) };
	} finally {
		await client.end();
	}
}

async function copyContents(contents: string[], store: FileStore, folder: string, progress: (line: string) => void) {
	const kept = diskStore(placesOf(folder).files);
	const files: Manifest['files'] = [];
	const absent: string[] = [];
	progress(`copies ${contents.length} contents of files`);
	for (const sha256 of contents) {
		const bytes = await contentOf(store, sha256);
		if (bytes) await kept.put(sha256, bytes).then(() => files.push({ sha256, bytes: bytes.byteLength }));
		else absent.push(sha256);
	}
	return { files, absent };
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
	const places = placesOf(folder);
	const text = `${JSON.stringify(manifest, null, '\t')}\n`;
	const keep = { mode: 0o600, flush: true };
	await writeFile(places.print, `${printOf(text)}\n`, keep);
	await writeFile(`${places.manifest}.new`, text, keep);
	await rename(`${places.manifest}.new`, places.manifest);
	const written = await open(folder, 'r');
	await written.sync().finally(() => written.close());
}
