import { sql } from 'kysely';
import { done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { mostFolders, readFolderName, reordered } from '../../material.ts';
import type { Stand } from '../../visibility.ts';
import { roomFor, visibleHere } from '../rooms/index.ts';

export type Folder = { id: string; name: string };
export type FolderRefusal = 'not_found' | 'not_yours' | 'room_closed' | 'folder_faulty' | 'folder_full' | 'too_many_folders';

type InRoom = { room_id: string };
type Done = Promise<Outcome<undefined, FolderRefusal>>;

/** Makes a folder in a room, behind the others: by who leads the room. Sent twice with one id, it is made once. */
export function addFolder(context: Context, { id, name: typed, ...at }: InRoom & { id?: string | undefined; name: string }): Done {
	return ledBy(context, at, async (trx, folders) => {
		if (folders.some((one) => one.id === id)) return done();
		if (folders.length >= mostFolders) return refused('too_many_folders');
		const { name, faults } = readFolderName(
			typed,
			folders.map((one) => one.name)
		);
		if (faults.length > 0) return refused('folder_faulty', faults);
		const made = isId(id) ? id : newId();
		await trx
			.insertInto('spaces.folder')
			.values({ id: made, room_id: at.room_id, name, position: folders.length, made_by: context.actor.id, made_at: context.now })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.execute();
		await tell(trx, context, at, 'folder.made', made);
		return done();
	});
}

type OfFolder = InRoom & { folder_id: string };

/** Calls a folder otherwise: by who leads the room. */
export function renameFolder(context: Context, { folder_id, name: typed, ...at }: OfFolder & { name: string }): Done {
	return ledBy(context, at, async (trx, folders) => {
		const folder = folders.find(({ id }) => id === folder_id);
		if (!folder) return refused('not_found');
		const others = folders.filter((one) => one !== folder).map((one) => one.name);
		const { name, faults } = readFolderName(typed, others);
		if (faults.length > 0) return refused('folder_faulty', faults);
		if (name === folder.name) return done();
		await trx.updateTable('spaces.folder').set({ name }).where('id', '=', folder_id).execute();
		await tell(trx, context, at, 'folder.renamed', folder_id);
		return done();
	});
}

/** Puts a folder before another one, or behind all: by who leads the room. Said twice, it stands there still. */
export function moveFolder(context: Context, { folder_id, before, ...at }: OfFolder & { before: string }): Done {
	return ledBy(context, at, async (trx, folders) => {
		if (!folders.some(({ id }) => id === folder_id)) return refused('not_found');
		const ids = folders.map(({ id }) => id);
		const order = reordered(ids, folder_id, before);
		if (order.join() === ids.join()) return done();
		for (const [position, id] of order.entries()) await trx.updateTable('spaces.folder').set({ position }).where('id', '=', id).execute();
		await tell(trx, context, at, 'folder.moved', folder_id);
		return done();
	});
}

/**
 * Takes a folder away in which nothing stands as far as they see who lead the room. What others keep there for themselves or for their
 * school stands in no folder from then on: no refusal tells that there is something.
 */
export function deleteFolder(context: Context, { folder_id, ...at }: OfFolder): Done {
	return ledBy(context, at, async (trx, folders, stand) => {
		if (!folders.some(({ id }) => id === folder_id)) return done();
		const { rows } = await sql`
			select from spaces.material material join spaces.item item on item.id = material.id
			where material.folder_id = ${folder_id}::uuid and item.removed_at is null
				and ${visibleHere({ person_id: context.actor.id }, stand)} limit 1`.execute(trx);
		if (rows.length > 0) return refused('folder_full');
		await trx.updateTable('spaces.material').set({ folder_id: null }).where('folder_id', '=', folder_id).execute();
		await trx.deleteFrom('spaces.folder').where('id', '=', folder_id).execute();
		await tell(trx, context, at, 'folder.deleted', folder_id);
		return done();
	});
}

/** The folders of a room in their order. */
export const foldersOf = (trx: Trx, roomId: string): Promise<Folder[]> =>
	trx.selectFrom('spaces.folder').select(['id', 'name']).where('room_id', '=', roomId).orderBy('position').orderBy('id').execute();

/** Whoever changes the folders of a room takes turns; whoever puts something into one keeps them from going meanwhile. */
export const holdFolders = (trx: Trx, roomId: string, how: 'change' | 'use') =>
	how === 'change'
		? sql`select pg_advisory_xact_lock(hashtext(${`folders ${roomId}`}))`.execute(trx)
		: sql`select pg_advisory_xact_lock_shared(hashtext(${`folders ${roomId}`}))`.execute(trx);

function ledBy(
	context: Context,
	{ room_id }: InRoom,
	act: (trx: Trx, folders: Folder[], stand: Stand) => Promise<Outcome<undefined, FolderRefusal>>
): Done {
	return context.db.transaction().execute(async (trx) => {
		const found = await roomFor(trx, context, room_id);
		if (!found) return refused('not_found');
		if (!found.leads) return refused('not_yours');
		if (!found.open) return refused('room_closed');
		await holdFolders(trx, room_id, 'change');
		return act(trx, await foldersOf(trx, room_id), found.stand);
	});
}

type Happened = 'folder.made' | 'folder.renamed' | 'folder.moved' | 'folder.deleted';

const tell = (trx: Trx, context: Context, { room_id }: InRoom, name: Happened, id: string) =>
	record(trx, context, { name, subject: { kind: 'folder', id }, also: [{ kind: 'room', id: room_id }], particulars: {} });
