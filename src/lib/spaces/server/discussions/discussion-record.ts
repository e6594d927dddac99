import { sql } from 'kysely';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { mayTalk } from '../../index.ts';
import { itemFor, livesOn, roomById, type ItemOf } from '../rooms/index.ts';

/** What a discussion has beside its item. */
export type Talk = {
	posts: number;
	last_post_at: Date | null;
	last_post_by: string | null;
	question: boolean;
	resolved_at: Date | null;
	resolved_by: string | null;
	resolved_post: string | null;
	helper_id: string | null;
	answer_by: Date | null;
	helped_at: Date | null;
};

/** A discussion as somebody sees it: whether its room lives, and whether they may write in it. */
export type DiscussionOf = ItemOf & { talk: Talk; lives: boolean; talks: boolean };

/** A discussion for whoever may see it; to everybody else there is none. With `lock` it is held until the transaction ends. */
export async function discussionFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string,
	lock = false
): Promise<DiscussionOf | null> {
	const found = await itemFor(trx, context, id, { kind: 'discussion', lock });
	if (!found) return null;
	const talk = await trx
		.selectFrom('spaces.discussion')
		.select(['posts', 'last_post_at', 'last_post_by', 'question', 'resolved_at', 'resolved_by', 'resolved_post'])
		.select(['helper_id', 'answer_by', 'helped_at'])
		.where('id', '=', id)
		.modifyEnd(plannedOnce)
		.executeTakeFirst();
	if (!talk) return null;
	const lives = found.stand?.open ?? (await outsideLives(trx, context, found));
	return { ...found, talk, lives, talks: mayTalk(found.standing, found.item, lives) };
}

/** Whoever looks in from another room does not know by their standing whether this one lives. */
async function outsideLives(trx: Trx, { now }: Pick<Context, 'now'>, { item }: ItemOf): Promise<boolean> {
	const room = await roomById(trx, item.room_id);
	return room !== undefined && livesOn(room, now);
}

export type PostRecord = {
	id: string;
	discussion_id: string;
	parent_id: string | null;
	author_id: string;
	body: string;
	revision: number;
	removed_at: Date | null;
};

/** A post, held until the transaction ends. Its discussion is locked before it. */
export async function lockPost(trx: Trx, id: string): Promise<PostRecord | undefined> {
	const { rows } = await sql<PostRecord>`
		select id, discussion_id, parent_id, author_id, body, revision, removed_at from spaces.post where id = ${id} for update`.execute(trx);
	return rows[0];
}

/** To which discussion a post belongs. */
export const discussionOfPost = async (trx: Trx, id: string): Promise<string | undefined> =>
	(await trx.selectFrom('spaces.post').select('discussion_id').where('id', '=', id).executeTakeFirst())?.discussion_id;

/** In whose timelines an event of a discussion stands: what it is about is told by no event. */
export const subjectsOfDiscussion = ({ id, room_id }: { id: string; room_id: string }) => ({
	subject: { kind: 'discussion', id },
	also: [{ kind: 'room', id: room_id }]
});
