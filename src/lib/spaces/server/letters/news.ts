import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '#platform/server';
import type { ItemKind, Standing } from '../../visibility.ts';
import { visibleTo } from '../rooms/index.ts';

export type NewPost = { id: string; author: string; posted_at: Date; body: string };
/** A discussion with what is new in it, the oldest first. */
export type NewTalk = { id: string; room_id: string; title: string; unanswered: boolean; posts: NewPost[] };
export type NewThing = {
	id: string;
	room_id: string;
	kind: Exclude<ItemKind, 'discussion'>;
	title: string;
	author: string;
	/** Of a material that is known already: the newest version that somebody else has added. */
	version: number | null;
};
/** `until`: up to when all is told; with very many posts the later ones are left for the next time. */
export type News = { talks: NewTalk[]; things: NewThing[]; until: Date };

/** Of a room, of what other rooms of an edition show to all its networks, or of both. */
export type Scope = { room_id?: string; edition_id?: string };

/** Between two moments: after the first, up to the second. */
export type Span = { after: Date; to: Date };

/** So many posts are told at once, the earliest; whatever comes after them is left for the next time. */
const mostPosts = 500;

/**
 * What is new in a room, or in an edition beyond somebody's own rooms, for them: what others wrote that they may see now and have neither read on the page nor been told
 * at once, and what was put there. Discussions that have moved last stand first.
 */
export async function newsFor(trx: Trx, standing: Standing, scope: string | Scope, span: Span): Promise<News> {
	const within = isOf(standing, typeof scope === 'string' ? { room_id: scope } : scope);
	const { talks, until } = await talksFor(trx, standing, within, span);
	return { talks, things: await thingsFor(trx, standing, within, { ...span, to: until }), until };
}

/** Of `item`: whether it stands in the room, or in a room of the edition where the reader is not and is shown to all its networks. */
function isOf({ rooms }: Standing, { room_id = '', edition_id = '' }: Scope): RawBuilder<boolean> {
	const own = rooms.map((room) => room.room_id);
	return sql<boolean>`(item.room_id = ${room_id || null}::uuid or (item.edition_id = ${edition_id || null}::uuid
		and item.visibility in ('edition', 'public') and item.room_id <> all(${own}::uuid[])))`;
}

type Row = NewPost & { item_id: string; room_id: string; title: string; unanswered: boolean };

async function talksFor(
	trx: Trx,
	standing: Standing,
	within: RawBuilder<boolean>,
	{ after, to }: Span
): Promise<{ talks: NewTalk[]; until: Date }> {
	const me = standing.person_id;
	const { rows } = await sql<Row>`
		select post.id, author.name as author, post.posted_at, post.body, item.id as item_id, item.room_id, item.title,
			talk.question and talk.resolved_at is null and talk.posts <= 1 as unanswered
		from spaces.item item
		join spaces.discussion talk on talk.id = item.id
		join spaces.post post on post.discussion_id = item.id
		join people.person author on author.id = post.author_id
		where ${within} and item.kind = 'discussion' and item.moved_at > ${after} and item.removed_at is null and ${visibleTo(standing)}
			and post.posted_at > ${after} and post.posted_at <= ${to} and post.removed_at is null and post.author_id <> ${me}::uuid
			and not exists (select from spaces.seen seen where seen.item_id = item.id and seen.person_id = ${me}::uuid and seen.seen_at >= post.posted_at)
			and not exists (select from platform.mail letter where letter.once = 'spaces.post:' || post.id || ':' || ${me})
		order by post.posted_at, post.id
		limit ${mostPosts}`.execute(trx);
	const talks = new Map<string, NewTalk>();
	for (const { item_id, room_id, title, unanswered, ...post } of rows.toReversed()) {
		const talk = talks.get(item_id) ?? { id: item_id, room_id, title, unanswered, posts: [] };
		talk.posts.unshift(post);
		talks.set(item_id, talk);
	}
	const last = rows.at(-1);
	return { talks: [...talks.values()], until: rows.length === mostPosts && last ? last.posted_at : to };
}

/** What was put there, and new versions of what was there before. */
async function thingsFor(trx: Trx, standing: Standing, within: RawBuilder<boolean>, { after, to }: Span): Promise<NewThing[]> {
	const me = standing.person_id;
	const { rows } = await sql<NewThing>`
		select item.id, item.room_id, item.kind, item.title, case when fresh.is_new then author.name else version.adder end as author,
			case when not fresh.is_new then version.number end as version
		from spaces.item item
		join people.person author on author.id = item.author_id
		left join spaces.seen seen on seen.item_id = item.id and seen.person_id = ${me}::uuid
		cross join lateral (
			select item.made_at > ${after} and item.made_at <= ${to} and item.author_id <> ${me}::uuid and item.asked_id is distinct from ${me}::uuid
				and seen.seen_at is null
				and not exists (select from platform.mail letter where letter.once = 'gathering.planned:' || item.id || ':0:' || ${me}) as is_new
		) fresh
		left join lateral (
			select v.number, adder.name as adder from spaces.material_version v join people.person adder on adder.id = v.added_by
			where item.kind = 'material' and v.material_id = item.id and v.removed_at is null and v.number > 1 and v.added_at > ${after} and v.added_at <= ${to}
				and v.added_by <> ${me}::uuid and (seen.seen_at is null or seen.seen_at < v.added_at)
			order by v.number desc limit 1
		) version on true
		where ${within} and item.kind <> 'discussion' and item.moved_at > ${after} and item.removed_at is null and ${visibleTo(standing)}
			and (fresh.is_new or version.number is not null)
		order by item.made_at, item.id
		limit 500`.execute(trx);
	return rows;
}
