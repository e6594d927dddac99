import { sql } from 'kysely';
import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Licence } from '../../licence.ts';
import type { Stand, Visibility } from '../../visibility.ts';
import { roomFor, visibleHere, type RoomOf } from '../rooms/index.ts';
import { foldersOf, type Folder } from './folders.ts';

/** A material as a list shows it, with its newest version. */
export type ListedMaterial = {
	id: string;
	title: string;
	visibility: Visibility;
	licence: Licence;
	author: string;
	sharer: string;
	folder: string | null;
	number: number;
	media_type: string | null;
	bytes: number | null;
	added_at: Date;
	moved_at: Date;
	unread: boolean;
};
export type Behind = { moved_at: Date; id: string };
/** All, those of one folder, or those in none. */
export type InFolder = { folder_id: string } | 'none' | null;
export type MaterialList = RoomOf & {
	/** With how many materials the reader sees in each. */
	folders: (Folder & { count: number })[];
	/** In no folder. */
	loose: number;
	materials: ListedMaterial[];
	behind: Behind | null;
};

const pageSize = 50;

/** The materials of a room that somebody may see, the latest first, fifty on a page; for whoever is in the room. */
export function readMaterials(
	context: Context,
	{ room_id, folder = null, behind = null }: { room_id: string; folder?: InFolder; behind?: Behind | null }
): Promise<Outcome<MaterialList, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roomFor(trx, context, room_id);
		if (!found) return refused('not_found');
		const reader = context.actor.id;
		const rows = await pageOf(trx, reader, found.stand, folder, behind);
		const materials = rows.slice(0, pageSize);
		const last = materials.at(-1);
		const counts = await countsIn(trx, reader, found.stand);
		return done({
			...found,
			folders: (await foldersOf(trx, room_id)).map((one) => ({ ...one, count: counts.get(one.id) ?? 0 })),
			loose: counts.get('') ?? 0,
			materials,
			behind: rows.length > pageSize && last ? { moved_at: last.moved_at, id: last.id } : null
		});
	});
}

/** First the ids of the page, by the index of the room; then what is shown of them. */
async function pageOf(
	trx: Trx,
	person_id: string | null,
	stand: Stand,
	folder: InFolder,
	behind: Behind | null
): Promise<ListedMaterial[]> {
	const { rows } = await sql<ListedMaterial>`
		with page as materialized (
			select item.id from spaces.item item ${folder === null ? sql`` : sql`join spaces.material material on material.id = item.id`}
			where ${visibleHere({ person_id }, stand)} and item.kind = 'material' and item.removed_at is null
				and ${standsIn(folder)} and ${behind === null ? sql`true` : sql`(item.moved_at, item.id) < (${behind.moved_at}::timestamptz, ${behind.id}::uuid)`}
			order by item.moved_at desc, item.id desc limit ${pageSize + 1}
		)
		select item.id, item.title, item.visibility, material.licence, material.author, sharer.name as sharer, folder.name as folder,
			newest.number, file.media_type, file.bytes::int as bytes, newest.added_at, item.moved_at,
			(seen.seen_at is null or seen.seen_at < newest.added_at) and newest.added_by is distinct from ${person_id}::uuid as unread
		from page
		join spaces.item item on item.id = page.id
		join spaces.material material on material.id = item.id
		join people.person sharer on sharer.id = item.author_id
		cross join lateral (select * from spaces.material_version v where v.material_id = item.id and v.removed_at is null order by v.number desc limit 1) newest
		left join platform.file file on file.id = newest.file_id
		left join spaces.folder folder on folder.id = material.folder_id
		left join spaces.seen seen on seen.item_id = item.id and seen.person_id = ${person_id}::uuid
		order by item.moved_at desc, item.id desc`.execute(trx);
	return rows;
}

function standsIn(folder: InFolder) {
	if (folder === null) return sql`true`;
	if (folder === 'none') return sql`material.folder_id is null`;
	return isId(folder.folder_id) ? sql`material.folder_id = ${folder.folder_id}::uuid` : sql`false`;
}

/** How many materials somebody sees in each folder, and in none (''). */
async function countsIn(trx: Trx, person_id: string | null, stand: Stand): Promise<Map<string, number>> {
	const { rows } = await sql<{ folder_id: string | null; count: number }>`
		select material.folder_id, count(*)::int as count from spaces.item item join spaces.material material on material.id = item.id
		where ${visibleHere({ person_id }, stand)} and item.kind = 'material' and item.removed_at is null
		group by material.folder_id`.execute(trx);
	return new Map(rows.map(({ folder_id, count }) => [folder_id ?? '', count]));
}
