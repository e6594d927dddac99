import { done, refused } from '#platform';
import type { Context, ReplyHandler, Trx } from '#platform/server';
import { writePost } from '../discussions/index.ts';

/**
 * A reply to a letter about a discussion or a post: it is posted there, under the post that it answers, by the same rules as on
 * the page. In a closed room it is refused and kept as a draft.
 */
export const answerPost: ReplyHandler = async (context, { reply_id, subject_id, text, files }) => {
	const place = await context.db.transaction().execute((trx) => placeOf(trx, subject_id));
	if (!place) return refused('not_found');
	const outcome = await writePost(context, { ...place, id: reply_id, body: text || attachedOnly(context), files, came_by: 'mail' });
	if (outcome.ok) return done({ id: outcome.value.id });
	return refused(outcome.refusal === 'post_faulty' ? 'answer_faulty' : outcome.refusal);
};

/** A reply to a digest that told of several discussions: nobody can know which is meant, so nothing is guessed. */
export const answerDigest: ReplyHandler = async () => refused('answer_one');

/** A post has words; whoever sends files alone says that much. */
const attachedOnly = ({ locale }: Context): string => (locale === 'lt' ? 'Siunčiu priede.' : 'See the attachment.');

async function placeOf(trx: Trx, id: string): Promise<{ discussion_id: string; parent_id: string | null } | undefined> {
	const post = await trx.selectFrom('spaces.post').select('discussion_id').where('id', '=', id).executeTakeFirst();
	if (post) return { discussion_id: post.discussion_id, parent_id: id };
	const discussion = await trx.selectFrom('spaces.discussion').select('id').where('id', '=', id).executeTakeFirst();
	return discussion && { discussion_id: discussion.id, parent_id: null };
}
