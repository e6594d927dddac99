import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { plain } from '../../index.ts';
import { notifyRoom } from '../live/index.ts';
import { reasonFaults } from '../rooms/index.ts';
import { subjectsOfDiscussion } from './discussion-record.ts';
import { postFor } from './post-for.ts';

export type RemovePost = { post_id: string; why: string };
export type RemoveRefusal = 'not_found' | 'not_yours' | 'removal_faulty';

/**
 * Takes a post away: others see that one stood here, its author and who leads the room also why, and its files open to nobody else. By its author, who
 * need not say why, or by who leads the room, with a reason; in a closed room, too.
 */
export function removePost(context: Context, { post_id, why }: RemovePost): Promise<Outcome<{ discussion_id: string }, RemoveRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const read = await postFor(trx, context, post_id);
		if (!read) return refused('not_found');
		const { post, found } = read;
		const own = post.author_id === context.actor.id;
		if ((!own && !found.stand?.leads) || found.item.removed) return refused('not_yours');
		if (post.removed_at !== null) return done({ discussion_id: found.item.id });
		const faults = reasonFaults(why, own);
		if (faults.length > 0) return refused('removal_faulty', faults);
		await trx
			.updateTable('spaces.post')
			.set({ removed_at: context.now, removed_by: context.actor.id, removed_why: plain(why) || '–––' })
			.where('id', '=', post.id)
			.execute();
		await trx
			.updateTable('spaces.discussion')
			.set((eb) => ({ posts: eb('posts', '-', 1) }))
			.where('id', '=', found.item.id)
			.execute();
		await record(trx, context, { name: 'post.removed', ...subjectsOfDiscussion(found.item), particulars: { post: post.id } });
		await notifyRoom(trx, { room_id: found.item.room_id, item_id: found.item.id, what: 'changed' });
		return done({ discussion_id: found.item.id });
	});
}
