import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { notifyRoom } from '../live/index.ts';
import { discussionFor, subjectsOfDiscussion } from './discussion-record.ts';

export type ResolveRefusal = 'not_found' | 'room_closed' | 'not_yours';

/** Says that a question has been answered, by one of its posts where it is named. By its author and by who leads the room. */
export function resolveQuestion(
	context: Context,
	{ discussion_id, post_id }: { discussion_id: string; post_id?: string | undefined }
): Promise<Outcome<undefined, ResolveRefusal>> {
	return settle(context, discussion_id, 'question.resolved', post_id);
}

/** Says that it has not been answered after all. By the same. */
export const reopenQuestion = (
	context: Context,
	{ discussion_id }: { discussion_id: string }
): Promise<Outcome<undefined, ResolveRefusal>> => settle(context, discussion_id, 'question.reopened');

function settle(
	context: Context,
	id: string,
	name: 'question.resolved' | 'question.reopened',
	postId?: string
): Promise<Outcome<undefined, ResolveRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await discussionFor(trx, context, id, true);
		if (!found) return refused('not_found');
		if (!found.lives) return refused('room_closed');
		const { item, talk, stand, talks } = found;
		if (!talks || !talk.question || (item.author_id !== context.actor.id && !stand?.leads)) return refused('not_yours');
		const resolved = name === 'question.resolved';
		if ((talk.resolved_at !== null) === resolved) return done();
		const post = postId === undefined ? undefined : await postIn(trx, item.id, postId);
		await trx
			.updateTable('spaces.discussion')
			.set({
				resolved_at: resolved ? context.now : null,
				resolved_by: resolved ? context.actor.id : null,
				resolved_post: resolved ? (post ?? null) : null
			})
			.where('id', '=', item.id)
			.execute();
		await record(trx, context, { name, ...subjectsOfDiscussion(item) });
		await notifyRoom(trx, { room_id: item.room_id, item_id: item.id, what: 'changed' });
		return done();
	});
}

const postIn = async (trx: Trx, discussionId: string, postId: string): Promise<string | undefined> =>
	isId(postId)
		? (
				await trx
					.selectFrom('spaces.post')
					.select('id')
					.where('id', '=', postId)
					.where('discussion_id', '=', discussionId)
					.where('removed_at', 'is', null)
					.executeTakeFirst()
			)?.id
		: undefined;
