import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { FileStore } from './store.ts';

/** Files in a folder. A content appears whole or not at all: it is written beside, forced to the disk, and then renamed. */
export function diskStore(folder: string): FileStore {
	const root = resolve(folder);
	const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256);
	return {
		put: async (sha256, bytes) => {
			const path = pathOf(sha256);
			if (await exists(path)) return;
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			await writeWhole(path, bytes);
		},
		get: async (sha256) => {
			const path = pathOf(sha256);
			return (await exists(path)) ? (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>) : null;
		},
		remove: (sha256) => rm(pathOf(sha256), { force: true })
	};
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
	const beside = `${path}.${crypto.randomUUID()}`;
	try {
		const file = await open(beside, 'wx', 0o600);
		await file
			.writeFile(bytes)
			.then(() => file.sync())
			.finally(() => file.close());
		await rename(beside, path);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
	await syncFolder(dirname(path));
}

/** The new name itself reaches the disk only with the folder that holds it. */
async function syncFolder(path: string): Promise<void> {
	const folder = await open(path, 'r');
	await folder.sync().finally(() => folder.close());
}

const exists = (path: string): Promise<boolean> =>
	access(path).then(
		() => true,
		() => false
	);
