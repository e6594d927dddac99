import { sql } from 'kysely';
import { done, isId, refused, type Outcome } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import type { Visibility } from '../../index.ts';
import { roomFor, standingOf, visibleHere, visibleTo, type RoomOf } from '../rooms/index.ts';

/** A discussion as lists show it. */
export type Listed = {
	id: string;
	room_id: string;
	title: string;
	visibility: Visibility;
	author: string;
	moved_at: Date;
	posts: number;
	last_by: string | null;
	question: boolean;
	resolved: boolean;
	/** Asked of whom, while they have not answered. */
	asked: string | null;
	answer_by: Date | null;
	unread: boolean;
};

export const states = ['all', 'unread', 'open', 'mine'] as const;
export type ListState = (typeof states)[number];

/** Where a page of the list goes on: behind the discussion that moved then. */
export type Behind = { moved_at: Date; id: string };
export type DiscussionList = RoomOf & { discussions: Listed[]; behind: Behind | null };

const pageSize = 50;

/** The discussions of a room that whoever acts may see, the latest first, fifty a page: all, with something unread, questions still open, or their own. */
export function listDiscussions(
	context: Context,
	{ room_id, state = 'all', behind = null }: { room_id: string; state?: ListState; behind?: Behind | null }
): Promise<Outcome<DiscussionList, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roomFor(trx, context, room_id);
		if (!found) return refused('not_found');
		const visible = visibleHere({ person_id: context.actor.id }, found.stand);
		const rows = await select(
			trx,
			context.actor.id,
			sql`${visible} and ${among(state, context)} and ${behindOf(behind)}`,
			pageSize + 1,
			state === 'unread' || state === 'open'
		);
		const discussions = rows.slice(0, pageSize);
		const last = discussions.at(-1);
		return done({ ...found, discussions, behind: rows.length > pageSize && last ? { moved_at: last.moved_at, id: last.id } : null });
	});
}

/** The discussions that hang on a thing and that whoever acts may see, the latest first. */
export function discussionsAbout(context: Context, { kind, id }: { kind: string; id: string }): Promise<Listed[]> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(id)) return [];
		const visible = visibleTo(await standingOf(trx, context));
		return select(trx, context.actor.id, sql`${visible} and item.about_id = ${id} and item.about_kind = ${kind}`, 20);
	});
}

const among = (state: ListState, { actor }: Pick<Context, 'actor'>) =>
	({
		all: sql`true`,
		unread: sql`((seen.seen_at is null or seen.seen_at < discussion.last_post_at) and discussion.last_post_by is distinct from ${actor.id}::uuid)`,
		open: sql`(discussion.question and discussion.resolved_at is null)`,
		mine: sql`item.author_id = ${actor.id}::uuid`
	})[state];

const behindOf = (behind: Behind | null) =>
	behind === null ? sql`true` : sql`(item.moved_at, item.id) < (${behind.moved_at}::timestamptz, ${behind.id}::uuid)`;

/** First the ids of the page, by the index of the room as far as the page goes; then what is shown of them. `joined`: it is asked what was read or resolved. */
async function select(trx: Trx, personId: string | null, which: ReturnType<typeof sql>, most: number, joined = false): Promise<Listed[]> {
	const { rows } = await sql<Listed>`
		with page as materialized (
			select item.id from spaces.item item
			${joined ? sql`join spaces.discussion discussion on discussion.id = item.id` : sql``}
			${joined ? sql`left join spaces.seen seen on seen.item_id = item.id and seen.person_id = ${personId}::uuid` : sql``}
			where ${which} and item.kind = 'discussion' and item.removed_at is null
			order by item.moved_at desc, item.id desc
			limit ${sql.lit(most)}
		)
		select item.id, item.room_id, item.title, item.visibility, author.name as author, item.moved_at, discussion.posts, last.name as last_by,
			discussion.question, discussion.resolved_at is not null as resolved,
			case when discussion.helped_at is null then helper.name end as asked, discussion.answer_by,
			coalesce((seen.seen_at is null or seen.seen_at < discussion.last_post_at) and discussion.last_post_by is distinct from ${personId}::uuid, false) as unread
		from page
		join spaces.item item on item.id = page.id
		join spaces.discussion discussion on discussion.id = item.id
		join people.person author on author.id = item.author_id
		left join people.person last on last.id = discussion.last_post_by
		left join people.person helper on helper.id = discussion.helper_id
		left join spaces.seen seen on seen.item_id = item.id and seen.person_id = ${personId}::uuid
		order by item.moved_at desc, item.id desc ${plannedOnce}`.execute(trx);
	return rows;
}
