import { sql } from 'kysely';
import type { Context, Trx } from '#platform/server';
import type { Licence } from '../../licence.ts';
import { itemFor, type ItemOf } from '../rooms/index.ts';

/** What a material has beside its item. */
export type MaterialRecord = { folder_id: string | null; folder: string | null; licence: Licence; author: string };

/** A version of a material: a file, or an address where it stands. */
export type VersionRecord = {
	number: number;
	file: { id: string; name: string; media_type: string; bytes: number; sha256: string } | null;
	link: string | null;
	note: string;
	added_at: Date;
	added_by: string;
	adder: string;
	/** Null as long as it stands. */
	removed: { at: string; by: string; why: string } | null;
};

export type MaterialOf = ItemOf & { material: MaterialRecord };

/** A material for whoever may see it; to everybody else there is none. With `lock` it is held until the transaction ends. */
export async function materialFor(trx: Trx, context: Pick<Context, 'actor' | 'now'>, id: string, lock = false): Promise<MaterialOf | null> {
	const found = await itemFor(trx, context, id, { kind: 'material', lock });
	if (!found) return null;
	const { rows } = await sql<MaterialRecord>`
		select material.folder_id, folder.name as folder, material.licence, material.author
		from spaces.material material left join spaces.folder folder on folder.id = material.folder_id
		where material.id = ${id}`.execute(trx);
	return rows[0] ? { ...found, material: rows[0] } : null;
}

/** All versions of a material, the newest first, also those that were taken back. */
export async function versionsOf(trx: Trx, materialId: string): Promise<VersionRecord[]> {
	const { rows } = await sql<VersionRecord>`
		select version.number, version.link, version.note, version.added_at, version.added_by, adder.name as adder,
			case when version.removed_at is not null then jsonb_build_object('at', version.removed_at, 'by', version.removed_by,
				'why', version.removed_why) end as removed,
			case when file.id is not null then jsonb_build_object('id', file.id, 'name', file.name, 'media_type', file.media_type,
				'bytes', file.bytes, 'sha256', file.sha256) end as file
		from spaces.material_version version
		join people.person adder on adder.id = version.added_by
		left join platform.file file on file.id = version.file_id
		where version.material_id = ${materialId}
		order by version.number desc`.execute(trx);
	return rows;
}

export const stands = ({ removed }: Pick<VersionRecord, 'removed'>): boolean => removed === null;

/** Who takes a version back, and sees it afterwards: whoever added it, whoever shared the material, and who leads the room. */
export const answersFor = (
	{ actor }: Pick<Context, 'actor'>,
	{ item, stand }: ItemOf,
	{ added_by }: Pick<VersionRecord, 'added_by'>
): boolean => stand !== null && (actor.id === added_by || actor.id === item.author_id || stand.leads);

/** Who adds a version: whoever is in its room; to what is shown beyond that only whoever shared it and who leads the room. */
export const mayRenew = ({ actor }: Pick<Context, 'actor'>, { item, stand }: ItemOf): boolean =>
	stand !== null && (actor.id === item.author_id || stand.leads || (item.visibility !== 'edition' && item.visibility !== 'public'));

/** In whose timelines an event of a material stands: what it is stands in no event. */
export const subjectsOfMaterial = ({ id, room_id }: { id: string; room_id: string }) => ({
	subject: { kind: 'material', id },
	also: [{ kind: 'room', id: room_id }]
});

/** What a material is found by beside its title: who made it, what is said of the versions that stand, and the names of their files. */
export async function wordsOf(trx: Trx, id: string, author: string): Promise<string> {
	const versions = (await versionsOf(trx, id)).filter(stands);
	return [author, ...versions.flatMap(({ note, file, link }) => [note, file?.name ?? link ?? ''])].filter((one) => one !== '').join('\n');
}
