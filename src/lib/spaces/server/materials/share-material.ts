import { sql } from 'kysely';
import { done, isId, newId, refused, type Outcome } from '#platform';
import { record, within, type Context, type FileRefusal, type Trx } from '#platform/server';
import { describeMaterial, readVersion, type TypedMaterial, type TypedVersion } from '../../material.ts';
import { choicesIn, schoolOf } from '../../visibility.ts';
import { discussionOfPost } from '../discussions/discussion-record.ts';
import { notifyRoom } from '../live/notify.ts';
import { itemById, moveItem, roomFor, writeItem } from '../rooms/index.ts';
import { foldersOf, holdFolders } from './folders.ts';
import { fileFault, insertVersion, keepContent, type SharedFile } from './keep-version.ts';
import { subjectsOfMaterial, wordsOf } from './material-record.ts';

export type ShareMaterial = TypedMaterial &
	TypedVersion & {
		room_id: string;
		/** A name for the material before it is shared: sent twice, it is shared once. */
		id?: string | undefined;
		visibility: string;
		/** Which of their schools will see it, for who is there for several. */
		school_id?: string | undefined;
		file?: SharedFile | undefined;
	};
export type ShareRefusal = 'not_found' | 'room_closed' | 'material_faulty' | 'too_many_materials' | FileRefusal;

/** Nobody shares more in an hour. */
export const shareLimit = { times: 60, seconds: 3600 };

/**
 * Shares something in a room – a file, or an address where it stands – under terms from the list, in a folder of the room or in none. By
 * whoever is in the room, to whom they choose among what they may. Refused in a closed room, and when the file is of no kind that is shared.
 */
export const shareMaterial = (context: Context, input: ShareMaterial): Promise<Outcome<{ id: string }, ShareRefusal>> =>
	context.db.transaction().execute((trx) => shareIn(trx, context, input));

async function shareIn(trx: Trx, context: Context, input: ShareMaterial): Promise<Outcome<{ id: string }, ShareRefusal>> {
	const room = await roomFor(trx, context, input.room_id);
	if (!room || context.actor.kind !== 'person') return refused('not_found');
	if (!room.open) return refused('room_closed');
	const id = isId(input.id) ? input.id : newId();
	// Sent twice at once, the second waits until the first is written.
	await sql`select pg_advisory_xact_lock(hashtext(${id}))`.execute(trx);
	const before = await itemById(trx, id);
	if (before) return before.author_id === context.actor.id && before.kind === 'material' ? done({ id }) : refused('not_found');
	if ((await discussionOfPost(trx, id)) !== undefined) return refused('not_found');

	await holdFolders(trx, room.room.id, 'use');
	const folders = new Set((await foldersOf(trx, room.room.id)).map((folder) => folder.id));
	const visibility = choicesIn(room.stand).find((one) => one === input.visibility);
	const school_id = visibility && schoolOf(room.stand, visibility, input.school_id);
	const { described, faults } = describeMaterial(input, { folders, visibility: input.visibility });
	const { version, faults: wrong } = readVersion(input, input.file !== undefined);
	const all = [
		...wrong,
		...faults,
		...(visibility ? [] : [{ field: 'visibility', key: 'spaces_fault_visibility' }]),
		...(visibility && school_id === undefined ? [{ field: 'school_id', key: 'spaces_fault_school' }] : [])
	];
	if (all.length > 0 || !visibility) return refused('material_faulty', all);
	if (!(await within(trx, context.now, 'spaces.material', context.actor.id, shareLimit))) return refused('too_many_materials');
	const kept = await keepContent(trx, context, id, version, input.file);
	if (!kept.ok) return refused(kept.refusal, fileFault(kept.refusal));

	const { title, ...row } = described;
	await writeItem(trx, context, room.stand, { id, kind: 'material', title, visibility, school_id });
	await trx
		.insertInto('spaces.material')
		.values({ id, ...row })
		.execute();
	await insertVersion(trx, context, { id, number: 1, note: version.note, ...kept.value });
	await moveItem(trx, context, id, { words: await wordsOf(trx, id, described.author) });
	await record(trx, context, { name: 'material.shared', ...subjectsOfMaterial({ id, room_id: room.room.id }), particulars: {} });
	await notifyRoom(trx, { room_id: room.room.id, item_id: id, what: 'changed' });
	return done({ id });
}
