import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { changesOf, isWider, type Visibility } from '../../visibility.ts';
import { itemFor } from './items.ts';
import { readersOf } from './members.ts';

/** What comes of showing an item otherwise: to how many, and how many posts of how many others they will see with it; of a material its versions. */
export type VisibilityChange = { to: Visibility; wider: boolean; people: number; posts: number; authors: number };

/** Says what comes of showing an item to fewer or more, before it is done: to whoever may do so. */
export function lookAtChange(
	context: Context,
	{ item_id, visibility }: { item_id: string; visibility: string }
): Promise<Outcome<VisibilityChange, 'not_found' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await itemFor(trx, context, item_id);
		if (!found) return refused('not_found');
		const to = changesOf(found.standing, found.item).find((one) => one === visibility);
		if (!to) return refused('not_yours');
		const readers = await readersOf(trx, { ...found.item, visibility: to }, dayOf(context.now));
		const others = await writtenByOthers(trx, found.item);
		return done({ to, wider: isWider(found.item.visibility, to), people: readers.length, ...others });
	});
}

/** The posts of a discussion, or versions of a material, that somebody else than its author has put there, and how many people those are. */
export async function writtenByOthers(
	trx: Trx,
	{ id, author_id }: { id: string; author_id: string }
): Promise<{ posts: number; authors: number }> {
	const { rows } = await sql<{ posts: number; authors: number }>`
		select count(*)::int as posts, count(distinct put_by)::int as authors from (
			select author_id as put_by from spaces.post where discussion_id = ${id} and removed_at is null
			union all
			select added_by from spaces.material_version where material_id = ${id} and removed_at is null
		) put where put_by <> ${author_id}`.execute(trx);
	return rows[0] ?? { posts: 0, authors: 0 };
}
