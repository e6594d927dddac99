import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import type { ItemKind, Standing } from '../../visibility.ts';
import { visibleTo } from '../rooms/index.ts';

export type NewPost = { id: string; author: string; posted_at: Date; body: string };
/** A discussion with what is new in it, the oldest first. */
export type NewTalk = { id: string; title: string; unanswered: boolean; posts: NewPost[] };
export type NewThing = { id: string; kind: Exclude<ItemKind, 'discussion'>; title: string; author: string };
export type News = { talks: NewTalk[]; things: NewThing[] };

/** Between two moments: after the first, up to the second. */
export type Span = { after: Date; to: Date };

/** So many posts of one discussion are told; of more the newest. */
const mostPosts = 500;

/**
 * What is new in a room for somebody: what others wrote that they may see now and have neither read on the page nor been told
 * at once, and what was put there. Discussions that have moved last stand first.
 */
export async function newsFor(trx: Trx, standing: Standing, room_id: string, span: Span): Promise<News> {
	return { talks: await talksFor(trx, standing, room_id, span), things: await thingsFor(trx, standing, room_id, span) };
}

type Row = NewPost & { item_id: string; title: string; unanswered: boolean };

async function talksFor(trx: Trx, standing: Standing, room_id: string, { after, to }: Span): Promise<NewTalk[]> {
	const me = standing.person_id;
	const { rows } = await sql<Row>`
		select post.id, author.name as author, post.posted_at, post.body, item.id as item_id, item.title,
			talk.question and talk.resolved_at is null and talk.posts <= 1 as unanswered
		from spaces.item item
		join spaces.discussion talk on talk.id = item.id
		join spaces.post post on post.discussion_id = item.id
		join people.person author on author.id = post.author_id
		where item.room_id = ${room_id} and item.kind = 'discussion' and item.moved_at > ${after} and item.removed_at is null and ${visibleTo(standing)}
			and post.posted_at > ${after} and post.posted_at <= ${to} and post.removed_at is null and post.author_id <> ${me}::uuid
			and not exists (select from spaces.seen seen where seen.item_id = item.id and seen.person_id = ${me}::uuid and seen.seen_at >= post.posted_at)
			and not exists (select from platform.mail letter where letter.once = 'spaces.post:' || post.id || ':' || ${me})
		order by post.posted_at desc, post.id desc
		limit ${mostPosts}`.execute(trx);
	const talks = new Map<string, NewTalk>();
	for (const { item_id, title, unanswered, ...post } of rows) {
		const talk = talks.get(item_id) ?? { id: item_id, title, unanswered, posts: [] };
		talk.posts.unshift(post);
		talks.set(item_id, talk);
	}
	return [...talks.values()];
}

async function thingsFor(trx: Trx, standing: Standing, room_id: string, { after, to }: Span): Promise<NewThing[]> {
	const me = standing.person_id;
	const { rows } = await sql<NewThing>`
		select item.id, item.kind, item.title, author.name as author
		from spaces.item item join people.person author on author.id = item.author_id
		where item.room_id = ${room_id} and item.kind <> 'discussion' and item.made_at > ${after} and item.made_at <= ${to}
			and item.removed_at is null and item.author_id <> ${me}::uuid and item.asked_id is distinct from ${me}::uuid and ${visibleTo(standing)}
			and not exists (select from spaces.seen seen where seen.item_id = item.id and seen.person_id = ${me}::uuid)
			and not exists (select from platform.mail letter where letter.once = 'gathering.planned:' || item.id || ':0:' || ${me})
		order by item.made_at, item.id
		limit 100`.execute(trx);
	return rows;
}
