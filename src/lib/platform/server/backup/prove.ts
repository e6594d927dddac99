import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Cannot } from '../cluster/index.ts';
import { diskStore } from '../files/disk-store.ts';
import type { FileStore } from '../files/store.ts';
import { nameOf } from './inventory.ts';
import { placesOf, type Manifest } from './manifest.ts';

/** Reads all of a backup and throws Cannot at the first table or content that is not as it was written. */
export async function proveBackup({ tables, files }: Manifest, folder: string): Promise<void> {
	const places = placesOf(folder);
	for (const table of tables)
		if ((await printOfPacked(places.table(table))) !== table.sha256)
			throw new Cannot(`The rows of ${nameOf(table)} in the backup are missing or not as they were written.`);
	const kept = diskStore(places.files);
	for (const { sha256 } of files)
		if (!(await contentOf(kept, sha256))) throw new Cannot(`The content ${sha256} of the backup is missing or not as it was written.`);
}

/** Null for a file that is not there or cannot be unpacked. */
async function printOfPacked(path: string): Promise<string | null> {
	const hash = createHash('sha256');
	try {
		await pipeline(createReadStream(path), createGunzip(), hash);
		return hash.digest('hex');
	} catch {
		return null;
	}
}

/** A content as its name promises it, or null when it is not there or is another one. */
export async function contentOf(store: FileStore, sha256: string): Promise<Uint8Array | null> {
	const content = await store.get(sha256);
	if (!content) return null;
	const bytes = new Uint8Array(await new Response(content).arrayBuffer());
	return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
}
