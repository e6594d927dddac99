import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { discussionFor } from './discussion-record.ts';
import { postsOf, type PostPage } from './posts.ts';

/**
 * The first fifty posts of a discussion, or those behind one, for whoever may see it. Unlike its page this notes nothing: to its person
 * a discussion is as new as before, whatever their programs have read of it.
 */
export function readPosts(
	context: Context,
	{ discussion_id, after }: { discussion_id: string; after: string | null }
): Promise<Outcome<PostPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await discussionFor(trx, context, discussion_id);
		if (!found) return refused('not_found');
		const which = after === null ? ({ kind: 'first' } as const) : ({ kind: 'after', post_id: after } as const);
		return done(await postsOf(trx, discussion_id, which, { person_id: context.actor.id, leads: found.stand?.leads ?? false }));
	});
}
