import { sql } from 'kysely';
import { done, refused, type Outcome } from '#platform';
import { fileStore, type Context, type Trx } from '#platform/server';
import { licenceAllows } from '../../licence.ts';
import { previewOf } from '../../material.ts';
import { changesOf, type Visibility } from '../../visibility.ts';
import { roomById, type RoomRecord } from '../rooms/index.ts';
import { foldersOf, type Folder } from './folders.ts';
import { answersFor, materialFor, mayRenew, stands, versionsOf, type MaterialOf, type VersionRecord } from './material-record.ts';

export type MaterialPage = MaterialOf & {
	/** Null for a reader from outside: of the room itself nothing is told. */
	room: RoomRecord | null;
	sharer: string;
	/** The newest first; those that were taken back only for who answers for them. */
	versions: VersionRecord[];
	/** The version that is asked for, else the newest that stands. */
	opened: VersionRecord;
	/** Its text, where it is one. */
	text: Text | null;
	folders: Folder[];
	/** `terms`: change under what terms it is shared, and who made it; `take_back`: the opened version. */
	may: { add: boolean; change: boolean; terms: boolean; take_back: boolean; remove: boolean; show: Visibility[] };
};
/** A text as it is shown; `cut`: there is more of it in the file. */
export type Text = { text: string; cut: boolean };

/** A material with its versions, for whoever may see it. That it was looked at is noted for the reader alone. */
export async function readMaterial(context: Context, id: string, number?: number): Promise<Outcome<MaterialPage, 'not_found'>> {
	const page = await context.db.transaction().execute((trx) => pageOf(trx, context, id, number));
	return page ? done({ ...page, text: await textOf(page.opened) }) : refused('not_found');
}

async function pageOf(trx: Trx, context: Context, id: string, number: number | undefined): Promise<Omit<MaterialPage, 'text'> | null> {
	const found = await materialFor(trx, context, id);
	const versions = found ? (await versionsOf(trx, id)).filter((one) => stands(one) || answersFor(context, found, one)) : [];
	const opened = number === undefined ? (versions.find(stands) ?? versions[0]) : versions.find((one) => one.number === number);
	if (!found || !opened) return null;
	const { item, material, stand, standing } = found;
	const open = stand !== null && stand.open && !item.removed;
	const own = item.author_id === context.actor.id;
	const remove = stand !== null && !item.removed && (own || stand.leads);
	const change = open && remove;
	const sharer = await trx.selectFrom('people.person').select('name').where('id', '=', item.author_id).executeTakeFirst();
	await note(trx, context, id);
	return {
		...found,
		material: stand ? material : { ...material, folder: null, folder_id: null },
		room: stand ? ((await roomById(trx, item.room_id)) ?? null) : null,
		sharer: sharer?.name ?? '',
		...{ versions, opened },
		folders: change ? await foldersOf(trx, item.room_id) : [],
		may: {
			add: open && mayRenew(context, found),
			...{ change, remove, terms: open && own },
			take_back: !item.removed && stands(opened) && answersFor(context, found, opened),
			show: changesOf(standing, item).filter((one) => licenceAllows(material.licence, one))
		}
	};
}

async function note(trx: Trx, { actor, now }: Context, id: string): Promise<void> {
	if (actor.kind !== 'person') return;
	await sql`
		insert into spaces.seen (person_id, item_id, seen_at) values (${actor.id}, ${id}, ${now})
		on conflict (person_id, item_id) do update set seen_at = excluded.seen_at
		where spaces.seen.seen_at < (select moved_at from spaces.item where id = excluded.item_id)`.execute(trx);
}

/** So many bytes of a text are shown on its page. */
const mostShown = 60_000;

/** The beginning of a text; in the letters of old Lithuanian programs where it is not Unicode. */
async function textOf({ file }: VersionRecord): Promise<Text | null> {
	if (!file || !['markdown', 'text'].includes(previewOf(file.media_type))) return null;
	const content = await fileStore().get(file.sha256);
	if (!content) return null;
	const bytes = await beginningOf(content);
	const cut = bytes.byteLength < file.bytes;
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut }), cut };
	} catch {
		return { text: new TextDecoder('windows-1257').decode(bytes), cut };
	}
}

async function beginningOf(content: ReadableStream<Uint8Array>): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of content) {
		parts.push(part);
		length += part.byteLength;
		if (length >= mostShown) break;
	}
	return Buffer.concat(parts).subarray(0, mostShown);
}
