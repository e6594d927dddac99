import { createHash } from 'node:crypto';
import { done, refused, type Outcome } from '#platform';
import { record, within, type Context, type FileRefusal, type Trx } from '#platform/server';
import { mostVersions, readVersion, type NewVersion, type TypedVersion } from '../../material.ts';
import { isWider, visibilities } from '../../visibility.ts';
import { notifyRoom } from '../live/notify.ts';
import { moveItem } from '../rooms/index.ts';
import { fileFault, insertVersion, keepContent, type SharedFile } from './keep-version.ts';
import {
	materialFor,
	mayRenew,
	stands,
	subjectsOfMaterial,
	versionsOf,
	wordsOf,
	type MaterialOf,
	type VersionRecord
} from './material-record.ts';
import { shareLimit } from './share-material.ts';

export type AddVersion = TypedVersion & {
	material_id: string;
	file?: SharedFile | undefined;
	/** Who was said to see it, and under which terms; unsaid, nobody asked. */
	told?: { visibility: string; licence: string } | undefined;
};
export type AddVersionRefusal =
	| 'not_found'
	| 'room_closed'
	| 'not_yours'
	| 'version_meanwhile'
	| 'material_faulty'
	| 'too_many_versions'
	| 'too_many_materials'
	| FileRefusal;

/**
 * Adds a version to a material: by anybody in its room who sees it; to one that is shown beyond the room by whoever shared it and who
 * leads the room. The older ones stay. The same content as that of the newest version, sent once more with the same words, is no new
 * one. Answers the number of the version. Refused in a closed room, for what was removed, and where more people see it by now or the
 * terms are others than was said.
 */
export const addVersion = (context: Context, input: AddVersion): Promise<Outcome<{ number: number }, AddVersionRefusal>> =>
	context.db.transaction().execute((trx) => addIn(trx, context, input));

async function addIn(trx: Trx, context: Context, input: AddVersion): Promise<Outcome<{ number: number }, AddVersionRefusal>> {
	const found = await materialFor(trx, context, input.material_id, true);
	if (!found?.stand || found.item.removed || context.actor.kind !== 'person') return refused('not_found');
	if (!found.stand.open) return refused('room_closed');
	if (!mayRenew(context, found)) return refused('not_yours');
	if (input.told && isOtherwise(found, input.told)) return refused('version_meanwhile');
	const { version, faults } = readVersion(input, input.file !== undefined);
	if (faults.length > 0) return refused('material_faulty', faults);
	const { id, room_id } = found.item;
	const versions = await versionsOf(trx, id);
	const newest = versions.find(stands);
	if (newest && isSame(newest, version, input.file)) return done({ number: newest.number });
	// The number of what was taken back is given to no other.
	const number = (versions[0]?.number ?? 0) + 1;
	if (number > mostVersions) return refused('too_many_versions');
	if (!(await within(trx, context.now, 'spaces.material', context.actor.id, shareLimit))) return refused('too_many_materials');
	const kept = await keepContent(trx, context, id, version, input.file);
	if (!kept.ok) return refused(kept.refusal, fileFault(kept.refusal));

	await insertVersion(trx, context, { id, number, note: version.note, ...kept.value });
	await moveItem(trx, context, id, { words: await wordsOf(trx, id, found.material.author) });
	await record(trx, context, { name: 'material.renewed', ...subjectsOfMaterial({ id, room_id }), particulars: { version: number } });
	await notifyRoom(trx, { room_id, item_id: id, what: 'changed' });
	return done({ number });
}

function isOtherwise({ item, material }: MaterialOf, { visibility, licence }: { visibility: string; licence: string }): boolean {
	const told = visibilities.find((one) => one === visibility);
	return told === undefined || isWider(told, item.visibility) || licence !== material.licence;
}

function isSame({ file, link, note }: VersionRecord, version: NewVersion, sent: SharedFile | undefined): boolean {
	if (note !== version.note) return false;
	if (!sent) return link !== null && link === version.link;
	return file !== null && file.sha256 === createHash('sha256').update(sent.bytes).digest('hex');
}
