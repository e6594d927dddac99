import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { postFor } from './post-for.ts';

export type HelpedRefusal = 'not_found' | 'room_closed' | 'own_post';

/** Says that a post has helped, or takes it back. By whoever may write in its discussion, except its author. */
export function sayHelped(
	context: Context,
	{ post_id, helped }: { post_id: string; helped: boolean }
): Promise<Outcome<{ discussion_id: string }, HelpedRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const read = await postFor(trx, context, post_id);
		if (!read || context.actor.kind !== 'person' || read.post.removed_at !== null) return refused('not_found');
		const { post, found } = read;
		if (!found.talks) return refused(found.lives ? 'not_found' : 'room_closed');
		if (post.author_id === context.actor.id) return refused('own_post');
		const row = { post_id: post.id, person_id: context.actor.id };
		if (helped)
			await trx
				.insertInto('spaces.helped')
				.values({ ...row, said_at: context.now })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		else await trx.deleteFrom('spaces.helped').where('post_id', '=', post.id).where('person_id', '=', row.person_id).execute();
		return done({ discussion_id: found.item.id });
	});
}
