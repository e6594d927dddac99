import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { plain, shown } from '../../index.ts';
import { notifyRoom } from '../live/index.ts';
import { keepMentions, mentionsFor, type Added } from './add-post.ts';
import { subjectsOfDiscussion } from './discussion-record.ts';
import { postFor } from './post-for.ts';
import { textFaults } from './typed.ts';

export type EditPost = { post_id: string; body: string; /** The version that was edited. */ seen: number };
export type EditRefusal = 'not_found' | 'room_closed' | 'not_yours' | 'post_faulty' | 'changed_meanwhile';

/**
 * Changes what a post says. What it said before is kept and shown beside it. By its author, while its room lives; refused when it
 * was changed meanwhile from elsewhere.
 */
export function editPost(context: Context, { post_id, body, seen }: EditPost): Promise<Outcome<Added, EditRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const read = await postFor(trx, context, post_id);
		if (!read) return refused('not_found');
		const { post, found } = read;
		if (post.author_id !== context.actor.id || post.removed_at !== null) return refused('not_yours');
		if (!found.talks) return refused(found.lives ? 'not_yours' : 'room_closed');
		const faults = textFaults(body);
		if (faults.length > 0) return refused('post_faulty', faults);
		const text = plain(body);
		if (text === post.body) return done({ id: post.id, unknown: [] });
		if (post.revision !== seen) return refused('changed_meanwhile');
		const { people, names, unknown } = await mentionsFor(trx, context, found.item, text);
		await trx
			.insertInto('spaces.post_version')
			.values({ post_id: post.id, number: post.revision + 1, body: post.body, replaced_at: context.now })
			.execute();
		await trx
			.updateTable('spaces.post')
			.set({ body: text, html: shown(text, names), edited_at: context.now, revision: post.revision + 1 })
			.where('id', '=', post.id)
			.execute();
		await keepMentions(trx, context, post.id, people);
		await record(trx, context, { name: 'post.edited', ...subjectsOfDiscussion(found.item), particulars: { post: post.id } });
		await notifyRoom(trx, { room_id: found.item.room_id, item_id: found.item.id, what: 'changed' });
		return done({ id: post.id, unknown });
	});
}
