import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bucket } from '../../../../../tests/support/bucket.ts';
import { diskStore } from './disk-store.ts';
import { s3Store } from './s3-store.ts';
import { memoryStore, type FileStore } from './store.ts';

const bytes = Buffer.from('Ąžuolas, „Saulė“, 20 €');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const folder = await mkdtemp(join(tmpdir(), 'kartu-files-'));
const store = await bucket({ key: 'KARTU', secret: 'sl/apt+as=', region: 'eu-north-1' });
afterAll(async () => {
	await store.close();
	await rm(folder, { recursive: true });
});

const stores: [string, FileStore][] = [
	['a folder', diskStore(folder)],
	['a bucket', s3Store(store.address)],
	['memory', memoryStore()]
];

test.each(stores)('what is put into %s comes back whole, may be put twice, and goes when removed', async (_, kept) => {
	expect(await kept.get(sha256)).toBeNull();
	await kept.put(sha256, bytes);
	await kept.put(sha256, bytes);
	const content = await kept.get(sha256);
	expect(Buffer.from(await new Response(content).arrayBuffer())).toEqual(bytes);
	await kept.remove(sha256);
	await kept.remove(sha256);
	expect(await kept.get(sha256)).toBeNull();
});

test('a content that cannot be kept is an error, and what was kept stays', async () => {
	const narrow = join(folder, 'narrow');
	await diskStore(narrow).put(sha256, bytes);
	await writeFile(join(narrow, 'ff'), 'a file where a folder should be');
	await expect(diskStore(narrow).put(`ff${sha256.slice(2)}`, bytes)).rejects.toThrow();
	expect(await readdir(join(narrow, sha256.slice(0, 2)))).toEqual([sha256]);
});

test('a bucket that does not know the key is an error, not an absent file', async () => {
	const wrong = store.address.replace('sl%2Fapt', 'kitas');
	await expect(s3Store(wrong).get(sha256)).rejects.toThrow('403');
	await expect(s3Store(wrong).put(sha256, bytes)).rejects.toThrow('403');
});

test('a content that was changed on the way is not kept', async () => {
	await expect(s3Store(store.address).put(sha256, Buffer.from('other'))).rejects.toThrow('400');
});
