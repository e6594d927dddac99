import { sql, type RawBuilder } from 'kysely';
import { inLocale, isPlainly, snippetOf, type Found, type Sought } from '#platform';
import { askedFor, markedText, plannedOnce, type Context } from '#platform/server';
import type { Standing } from '../../visibility.ts';
import { roomsById, standingOf, visibleTo } from '../rooms/index.ts';
import { addressOf } from './address-of.ts';

/** What can be looked for here: things that stand in rooms, and posts of discussions. */
export const findableKinds = ['discussion', 'post', 'material', 'event', 'task'] as const;
export type FindableKind = (typeof findableKinds)[number];

const isFindable = (kind: string | null): boolean => kind === null || findableKinds.some((one) => one === kind);

type Row = {
	kind: FindableKind;
	id: string;
	item_id: string;
	room_id: string;
	title: string;
	at: Date;
	author: string;
	text: string;
	marked: string;
};

/**
 * What whoever acts may see in any room and what answers what is sought, the latest first: by its title, its text, and the posts of
 * discussions. What was removed is found by nobody.
 */
export function findInRooms(context: Context, sought: Sought): Promise<Found[]> {
	return context.db.transaction().execute(async (trx) => {
		if (sought.terms.length === 0 || !isFindable(sought.kind)) return [];
		const standing = await standingOf(trx, context);
		const { rows } = await hits(standing, sought).execute(trx);
		const inside = new Set(standing.rooms.map(({ room_id }) => room_id));
		const theirs = [...new Set(rows.map(({ room_id }) => room_id))].filter((id) => inside.has(id));
		// Of a room in which somebody is not, nothing is told but what it shows to all.
		const rooms = new Map((await roomsById(trx, theirs)).map((room) => [room.id, room.name]));
		return rows.map((row) => {
			const name = rooms.get(row.room_id);
			return {
				kind: row.kind,
				id: row.id,
				title: row.title,
				parts: snippetOf(row.text, row.marked),
				path: addressOf(row),
				at: row.at,
				by: row.author,
				place: name ? inLocale(name, context.locale) : null
			};
		});
	});
}

/** So many posts are at most gathered by the index of words; a word of more posts than that is met soon enough by going back in time. */
const most = 20_000;

/** Texts are read and snippets cut of the few that are shown only, after they have been found. */
function hits(standing: Standing, sought: Sought) {
	const asked = askedFor(sought.terms);
	const withPosts = sought.kind === null || sought.kind === 'post';
	const branches = [
		...(sought.kind === 'post' ? [] : [items(standing, sought)]),
		...(withPosts ? [posts(standing, sought, sql`some_post`, sql`<=`), posts(standing, sought, sql`spaces.post`, sql`>`)] : [])
	];
	return sql<Row>`
		with asked as materialized (select ${asked} as query),
		some_item as materialized (select * from spaces.item where search @@ ${asked} and removed_at is null),
		some_post as materialized (
			select id, discussion_id, author_id, posted_at, search, removed_at from spaces.post
			where ${withPosts} and search @@ ${asked} and removed_at is null limit ${most + 1}
		)
		select hit.kind, hit.id, hit.item_id, hit.room_id, hit.title, hit.at, author.name as author, found.text,
			${markedText(sql`found.text`, sql`(select query from asked)`)} as marked
		from (
			select * from (${sql.join(branches, sql` union all `)}) found
			order by at desc, id desc limit ${sql.lit(sought.limit)}
		) hit
		join people.person author on author.id = hit.author_id
		cross join lateral (
			select body as text from spaces.post where hit.kind = 'post' and id = hit.id
			union all select words from spaces.item where hit.kind <> 'post' and id = hit.id
		) found
		order by hit.at desc, hit.id desc ${isPlainly(sought) ? plannedOnce : sql``}`;
}

const items = (standing: Standing, sought: Sought) => sql`
	(select item.kind, item.id, item.id as item_id, item.room_id, item.title, item.made_at as at, item.author_id
	from some_item item
	where ${visibleTo(standing)}
		${sought.kind === null ? sql`` : sql`and item.kind = ${sought.kind}`}
		${within(sought, { at: sql`item.made_at`, id: sql`item.id`, author: sql`item.author_id` })}
	order by item.made_at desc, item.id desc limit ${sql.lit(sought.limit)})`;

/** Posts out of those that were gathered, or of all: one of the two has nothing to do, by how many were gathered. */
const posts = (standing: Standing, sought: Sought, from: RawBuilder<unknown>, than: RawBuilder<unknown>) => sql`
	(select 'post' as kind, post.id, item.id as item_id, item.room_id, item.title, post.posted_at as at, post.author_id
	from ${from} post join spaces.item item on item.id = post.discussion_id
	where (select count(*) from some_post) ${than} ${most}
		and post.search @@ (select query from asked) and post.removed_at is null and item.removed_at is null and ${visibleTo(standing)}
		${within(sought, { at: sql`post.posted_at`, id: sql`post.id`, author: sql`post.author_id` })}
	order by post.posted_at desc, post.id desc limit ${sql.lit(sought.limit)})`;

type Columns = { at: RawBuilder<unknown>; id: RawBuilder<unknown>; author: RawBuilder<unknown> };

function within({ room_id, since, by, before }: Sought, { at, id, author }: Columns): RawBuilder<unknown> {
	const name = by === null ? null : `%${by.replaceAll(/[\\%_]/g, '\\$&')}%`;
	return sql`
		${room_id === null ? sql`` : sql`and item.room_id = ${room_id}`}
		${since === null ? sql`` : sql`and ${at} >= ${since}`}
		${before === null ? sql`` : sql`and (${at}, ${id}) < (${before.at}, ${before.id}::uuid)`}
		${name === null ? sql`` : sql`and exists (select from people.person writer where writer.id = ${author} and platform.folded(writer.name) like platform.folded(${name}))`}`;
}
