import { isId, newId } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { maySee, type ItemKind, type Stand, type Standing, type Visibility } from '../../visibility.ts';
import { standingOf } from './standing.ts';

export type About = { kind: string; id: string };

/** An item as rules ask for it. */
export type ItemRecord = {
	id: string;
	room_id: string;
	edition_id: string;
	kind: ItemKind;
	title: string;
	visibility: Visibility;
	school_id: string | null;
	author_id: string;
	asked_id: string | null;
	about: About | null;
	made_at: Date;
	moved_at: Date;
	removed: boolean;
	removed_at: Date | null;
	removed_by: string | null;
	removed_why: string | null;
};

export type NewItem = {
	id?: string;
	kind: ItemKind;
	title: string;
	visibility: Visibility;
	/** For which of their schools; unsaid, for the first of them. */
	school_id?: string | null | undefined;
	/** Whom it asks: they see it however few others do. */
	asked_id?: string | null;
	about?: About | null;
	/** What is found of it beside its title: at most 100,000 characters are kept. */
	words?: string;
};

/** Writes an item of whoever acts into their room, for one of their schools there; answers its id. Rights are the caller's to ask. */
export async function writeItem(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, stand: Stand, item: NewItem): Promise<string> {
	if (actor.kind !== 'person') throw new Error('an item has an author');
	const id = item.id ?? newId();
	await trx
		.insertInto('spaces.item')
		.values({
			id,
			room_id: stand.room_id,
			edition_id: stand.edition_id,
			kind: item.kind,
			title: item.title,
			visibility: item.visibility,
			school_id: item.school_id === undefined ? (stand.schools[0] ?? null) : item.school_id,
			author_id: actor.id,
			asked_id: item.asked_id ?? null,
			about_kind: item.about?.kind ?? null,
			about_id: item.about?.id ?? null,
			made_at: now,
			moved_at: now,
			words: (item.words ?? '').slice(0, 100_000)
		})
		.execute();
	return id;
}

type Moved = { title?: string; words?: string; asked_id?: string | null };

/** Something has happened to an item: it stands first in lists, and what was changed of it is found. */
export async function moveItem(trx: Trx, { now }: Pick<Context, 'now'>, id: string, { words, ...moved }: Moved = {}): Promise<void> {
	await trx
		.updateTable('spaces.item')
		.set({ ...moved, ...(words === undefined ? {} : { words: words.slice(0, 100_000) }), moved_at: now })
		.where('id', '=', id)
		.execute();
}

/** An item, whoever asks. With `lock` it is held until the transaction ends: whoever changes an item takes turns. */
export async function itemById(trx: Trx, id: string, lock = false): Promise<ItemRecord | undefined> {
	const row = isId(id)
		? await trx
				.selectFrom('spaces.item')
				.select([
					'id',
					'room_id',
					'edition_id',
					'kind',
					'title',
					'visibility',
					'school_id',
					'author_id',
					'asked_id',
					'about_kind',
					'about_id'
				])
				.select(['made_at', 'moved_at', 'removed_at', 'removed_by', 'removed_why'])
				.where('id', '=', id)
				.$if(lock, (query) => query.forUpdate())
				.modifyEnd(plannedOnce)
				.executeTakeFirst()
		: undefined;
	if (!row) return undefined;
	const { about_kind, about_id, ...rest } = row;
	const about = about_kind !== null && about_id !== null ? { kind: about_kind, id: about_id } : null;
	return { ...rest, kind: rest.kind as ItemKind, visibility: rest.visibility as Visibility, about, removed: rest.removed_at !== null };
}

export const lockItem = (trx: Trx, id: string): Promise<ItemRecord | undefined> => itemById(trx, id, true);

/** An item with what whoever acts is in its room and edition; `stand` is null for a reader from outside its room. */
export type ItemOf = { item: ItemRecord; standing: Standing; stand: Stand | null };

/** An item of a kind for whoever may see it; to everybody else there is none. With `lock` it is held until the transaction ends. */
export async function itemFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string,
	{ kind, lock = false }: { kind?: ItemKind; lock?: boolean } = {}
): Promise<ItemOf | null> {
	const item = await itemById(trx, id, lock);
	if (!item || (kind !== undefined && item.kind !== kind)) return null;
	const standing = await standingOf(trx, context, { edition_id: item.edition_id });
	if (!maySee(standing, item)) return null;
	return { item, standing, stand: standing.rooms.find(({ room_id }) => room_id === item.room_id) ?? null };
}
