import { done, type Fault, type Outcome } from '#platform';
import { saveFile, type Context, type FileRefusal, type Trx } from '#platform/server';
import type { NewVersion } from '../../material.ts';

/** A file as a page brought it. */
export type SharedFile = { name: string; bytes: Uint8Array };
type Content = { file_id: string | null; link: string | null };

/** Keeps the file of a version; of an address there is nothing to keep. Nothing has been written where it is refused. */
export async function keepContent(
	trx: Trx,
	context: Context,
	materialId: string,
	{ link }: NewVersion,
	file: SharedFile | undefined
): Promise<Outcome<Content, FileRefusal>> {
	if (!file) return done({ file_id: null, link });
	const kept = await saveFile(trx, context, { ...file, owner_kind: 'spaces_material', owner_id: materialId, shared: true });
	return kept.ok ? done({ file_id: kept.value.id, link: null }) : kept;
}

/** Writes a version of a material that is there, with its content. */
export async function insertVersion(
	trx: Trx,
	{ actor, now }: Context,
	{ id, number, note, file_id, link }: Content & { id: string; number: number; note: string }
): Promise<void> {
	if (actor.kind !== 'person') throw new Error('a version is added by somebody');
	await trx
		.insertInto('spaces.material_version')
		.values({ material_id: id, number, file_id, link, note, added_at: now, added_by: actor.id })
		.execute();
	if (file_id !== null) await trx.insertInto('spaces.attachment').values({ file_id, item_id: id }).execute();
}

/** Why a file is not taken, at its field. More kinds are shared than attached. */
export const fileFault = (refusal: FileRefusal): Fault[] => [
	{ field: 'file', key: refusal === 'file_kind_refused' ? 'spaces_fault_material_kind' : refusal }
];
