import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { done, isId, newId, refused, type Outcome } from '#platform';
import type { Context } from '../context.ts';
import type { Trx } from '../db/open.ts';
import type { Handler } from '../jobs/work.ts';
import { enqueue } from '../jobs/queue.ts';
import { scanned } from '../scanning/index.ts';
import type { Settings } from '../settings.ts';
import { diskStore } from './disk-store.ts';
import { recogniseFile, type FileRefusal } from './recognise.ts';
import { s3Store } from './s3-store.ts';
import { fileStore, type FileStore } from './store.ts';

/** A file that somebody brought. Who may open it is decided by the thing it belongs to. */
export type StoredFile = {
	id: string;
	name: string;
	media_type: string;
	bytes: number;
	sha256: string;
	uploaded_by: string | null;
	uploaded_at: Date;
	owner_kind: string;
	owner_id: string;
};
export type NewFile = {
	bytes: Uint8Array;
	name: string;
	owner_kind: string;
	owner_id: string;
	/** Shared with others: plain texts and archives are taken, too. */
	shared?: boolean;
	/** Made by Kartu, not brought by anybody: no scanner looks at it. */
	made?: boolean;
};

/** Whether somebody may open a file of a thing: each slice answers for its own things. */
export type MayOpen = (trx: Trx, context: Context, file: StoredFile) => Promise<boolean>;
/** Who answers for whose files, by the kind of the owner. */
export type FileOwners = Record<string, MayOpen>;

/** Where this installation keeps files, by its settings. */
export const storeFor = ({ FILES_URL, KARTU_DATA }: Pick<Settings, 'FILES_URL' | 'KARTU_DATA'>): FileStore =>
	FILES_URL ? s3Store(FILES_URL) : diskStore(join(KARTU_DATA, 'files'));

/**
 * Keeps a file in the transaction of what it belongs to. The content is safe before its row is written, so a row
 * without content cannot be; where the transaction fails, the content stays behind and harms nothing.
 */
export async function saveFile(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	{ bytes, name, owner_kind, owner_id, shared = false, made = false }: NewFile
): Promise<Outcome<StoredFile, FileRefusal>> {
	const recognised = await recogniseFile(bytes, name, shared);
	if (!recognised.ok) return recognised;
	const safe = made ? done(null) : await scanned(bytes);
	if (!safe.ok) return safe;

	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const file: StoredFile = {
		id: newId(),
		sha256,
		...recognised.value,
		bytes: bytes.byteLength,
		uploaded_by: actor.id,
		uploaded_at: now,
		owner_kind,
		owner_id
	};
	await holdContent(trx, sha256);
	await fileStore().put(sha256, bytes);
	await trx.insertInto('platform.file').values(file).execute();
	return done(file);
}

/** A file with its content, for a reader who may open what it belongs to. To all others there is no such file. */
export async function openFile(
	context: Context,
	owners: FileOwners,
	id: string
): Promise<Outcome<{ file: StoredFile; content: ReadableStream<Uint8Array> }, 'file_unknown'>> {
	if (!isId(id)) return refused('file_unknown');
	const file = await context.db.transaction().execute(async (trx) => {
		const found = await fileById(trx, id);
		return found && (await owners[found.owner_kind]?.(trx, context, found)) ? found : undefined;
	});
	const content = file && (await fileStore().get(file.sha256));
	return file && content ? done({ file, content }) : refused('file_unknown');
}

export const fileById = (trx: Trx, id: string): Promise<StoredFile | undefined> =>
	trx.selectFrom('platform.file').selectAll().where('id', '=', id).executeTakeFirst();

export const filesOf = (trx: Trx, ownerId: string): Promise<StoredFile[]> =>
	trx.selectFrom('platform.file').selectAll().where('owner_id', '=', ownerId).orderBy('uploaded_at').execute();

/** Takes a file away; its content goes once nothing else has the same. */
export async function removeFile(trx: Trx, id: string): Promise<void> {
	const removed = await trx.deleteFrom('platform.file').where('id', '=', id).returning('sha256').executeTakeFirst();
	if (removed) await enqueue(trx, 'file.sweep', { sha256: removed.sha256 });
}

/** Removes a content that no file has any more. */
export const sweepFile: Handler = ({ db }, { sha256 }) =>
	db.transaction().execute(async (trx) => {
		await holdContent(trx, String(sha256));
		const kept = await trx.selectFrom('platform.file').select('id').where('sha256', '=', String(sha256)).limit(1).executeTakeFirst();
		if (!kept) await fileStore().remove(String(sha256));
	});

/** One at a time for one content: it is not swept while somebody brings it again. */
const holdContent = (trx: Trx, sha256: string) => sql`select pg_advisory_xact_lock(hashtext(${`file ${sha256}`}))`.execute(trx);
