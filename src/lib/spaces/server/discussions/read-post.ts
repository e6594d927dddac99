import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { ItemRecord } from '../rooms/index.ts';
import { postFor } from './post-for.ts';
import { discussionFor } from './discussion-record.ts';

export type PostVersion = { number: number; body: string; replaced_at: Date };
export type OnePost = {
	id: string;
	item: ItemRecord;
	author: string;
	body: string;
	revision: number;
	versions: PostVersion[];
	may: { edit: boolean; remove: boolean };
	own: boolean;
	lives: boolean;
};

/** A post with what it said before, for whoever may see it; a removed one for nobody but its author and who leads the room. */
export function readPost(
	context: Context,
	{ discussion_id, post_id }: { discussion_id: string; post_id: string }
): Promise<Outcome<OnePost, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const read = await postFor(trx, context, post_id);
		if (!read || read.found.item.id !== discussion_id) return refused('not_found');
		const { post, found } = read;
		const own = post.author_id === context.actor.id;
		const author = await trx.selectFrom('people.person').select('name').where('id', '=', post.author_id).executeTakeFirstOrThrow();
		const versions = await trx
			.selectFrom('spaces.post_version')
			.select(['number', 'body', 'replaced_at'])
			.where('post_id', '=', post.id)
			.orderBy('number', 'desc')
			.limit(50)
			.execute();
		const stands = post.removed_at === null && !found.item.removed;
		return done({
			id: post.id,
			item: found.item,
			author: author.name,
			body: post.body,
			revision: post.revision,
			versions,
			may: { edit: own && stands && found.talks, remove: stands && (own || (found.stand?.leads ?? false)) },
			own,
			lives: found.lives
		});
	});
}

/** Who may open a file of a post: whoever sees the post. */
export const maySeePost = async (trx: Trx, context: Context, post_id: string): Promise<boolean> => {
	const row = await trx
		.selectFrom('spaces.post')
		.select(['discussion_id', 'author_id', 'removed_at'])
		.where('id', '=', post_id)
		.executeTakeFirst();
	const found = row && (await discussionFor(trx, context, row.discussion_id));
	if (!row || !found) return false;
	return row.removed_at === null || row.author_id === context.actor.id || (found.stand?.leads ?? false);
};
