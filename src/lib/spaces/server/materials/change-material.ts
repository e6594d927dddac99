import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { describeMaterial, type TypedMaterial } from '../../material.ts';
import { notifyRoom } from '../live/notify.ts';
import { moveItem } from '../rooms/index.ts';
import { foldersOf, holdFolders } from './folders.ts';
import { materialFor, subjectsOfMaterial, wordsOf } from './material-record.ts';

export type ChangeMaterialRefusal = 'not_found' | 'not_yours' | 'room_closed' | 'material_faulty';

/** What is left unsaid of the terms and of the author stays as it is. */
export type ChangeMaterial = Pick<TypedMaterial, 'title' | 'folder_id'> & {
	id: string;
	licence?: string | undefined;
	author?: string | undefined;
};

/**
 * Calls a material otherwise or puts it into another folder: by whoever shared it and who leads the room. Says other terms or another
 * author: by whoever shared it alone.
 */
export function changeMaterial(context: Context, { id, ...said }: ChangeMaterial): Promise<Outcome<undefined, ChangeMaterialRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await materialFor(trx, context, id, true);
		if (!found?.stand || found.item.removed) return refused('not_found');
		const { item, stand, material } = found;
		const own = item.author_id === context.actor.id;
		const typed = { ...said, licence: said.licence ?? material.licence, author: said.author ?? material.author };
		if (!own && (!stand.leads || typed.licence !== material.licence || typed.author !== material.author)) return refused('not_yours');
		if (!stand.open) return refused('room_closed');
		await holdFolders(trx, item.room_id, 'use');
		const folders = new Set((await foldersOf(trx, item.room_id)).map((folder) => folder.id));
		const { described, faults } = describeMaterial(typed, { folders, visibility: item.visibility });
		if (faults.length > 0) return refused('material_faulty', faults);

		const { title, ...row } = described;
		await trx.updateTable('spaces.material').set(row).where('id', '=', id).execute();
		await moveItem(trx, context, id, { title, words: await wordsOf(trx, id, described.author) });
		await record(trx, context, { name: 'material.described', ...subjectsOfMaterial(item), particulars: {} });
		await notifyRoom(trx, { room_id: item.room_id, item_id: id, what: 'changed' });
		return done();
	});
}
