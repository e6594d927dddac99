import { isId } from '#platform';
import type { Context, Trx } from '#platform/server';
import { discussionFor, discussionOfPost, lockPost, type DiscussionOf, type PostRecord } from './discussion-record.ts';

/** A post with its discussion, both held, for whoever may see them; to everybody else there is none. A removed post is only there for author and leader. */
export async function postFor(trx: Trx, context: Context, id: string): Promise<{ post: PostRecord; found: DiscussionOf } | null> {
	const discussionId = isId(id) ? await discussionOfPost(trx, id) : undefined;
	const found = discussionId === undefined ? null : await discussionFor(trx, context, discussionId, true);
	const post = found ? await lockPost(trx, id) : undefined;
	if (!found || !post) return null;
	return post.removed_at === null || post.author_id === context.actor.id || found.stand?.leads ? { post, found } : null;
}
