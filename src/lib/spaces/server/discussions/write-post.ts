import { done, isId, newId, refused, type Outcome } from '#platform';
import { within, type Context, type FileRefusal, type Trx } from '#platform/server';
import { plain } from '../../index.ts';
import { itemById } from '../rooms/index.ts';
import { addPost, FileRefused, type Added } from './add-post.ts';
import { discussionFor, type DiscussionOf } from './discussion-record.ts';
import { keepDraft } from './draft-record.ts';
import { fileFaults, textFaults, type SentFile } from './typed.ts';

export type WritePost = {
	discussion_id: string;
	/** A name for the post before it is written: sent twice, it is written once. */
	id?: string | undefined;
	/** What it answers; an answer to an answer stands under the same post. */
	parent_id?: string | null | undefined;
	body: string;
	files?: readonly SentFile[] | undefined;
	came_by: 'page' | 'mail';
};
export type WriteRefusal = 'not_found' | 'room_closed' | 'read_only' | 'post_faulty' | 'too_many_posts' | FileRefusal;

/** Nobody writes more in an hour. */
export const postLimit = { times: 120, seconds: 3600 };

/**
 * Writes into a discussion, once however often it is sent. By whoever sees it and is in its room, or in a room of the edition when all
 * networks see it. Refused in a closed room – what was typed is kept as a draft – and when text or files are too many.
 */
export async function writePost(context: Context, input: WritePost): Promise<Outcome<Added, WriteRefusal>> {
	try {
		return await context.db.transaction().execute((trx) => writeIn(trx, context, input));
	} catch (error) {
		if (error instanceof FileRefused) return refused(error.refusal, [{ field: 'files', key: error.refusal }]);
		throw error;
	}
}

async function writeIn(trx: Trx, context: Context, input: WritePost): Promise<Outcome<Added, WriteRefusal>> {
	const found = await discussionFor(trx, context, input.discussion_id, true);
	if (!found || context.actor.kind !== 'person') return refused('not_found');
	if (!found.talks) return notNow(trx, context, found, input.body);
	const id = isId(input.id) ? input.id : newId();
	const before = await trx.selectFrom('spaces.post').select(['author_id', 'discussion_id']).where('id', '=', id).executeTakeFirst();
	if (before)
		return before.author_id === context.actor.id && before.discussion_id === found.item.id
			? done({ id, unknown: [] })
			: refused('not_found');
	// A reply by mail says by one id what it answers: no post has that of a discussion.
	if (await itemById(trx, id)) return refused('not_found');
	const files = input.files ?? [];
	const faults = [...textFaults(input.body), ...fileFaults(files)];
	if (faults.length > 0) return refused('post_faulty', faults);
	if (!(await within(trx, context.now, 'spaces.post', context.actor.id, postLimit))) return refused('too_many_posts');
	const parent_id = await parentIn(trx, found, input.parent_id);
	return done(await addPost(trx, context, found.item, { id, parent_id, body: input.body, files, came_by: input.came_by }));
}

/** Why somebody may not write now; what they typed is kept for them. */
async function notNow(trx: Trx, context: Context, { item, lives }: DiscussionOf, body: string): Promise<Outcome<Added, WriteRefusal>> {
	if (lives || item.removed) return refused('read_only');
	await keepDraft(trx, context, { place_id: item.id, title: '', body: plain(body) });
	return refused('room_closed');
}

/** The post that an answer stands under: there is one level of answers. What has gone or stands elsewhere is no parent. */
async function parentIn(trx: Trx, { item }: DiscussionOf, parentId: string | null | undefined): Promise<string | null> {
	if (!isId(parentId)) return null;
	const parent = await trx
		.selectFrom('spaces.post')
		.select(['id', 'parent_id'])
		.where('id', '=', parentId)
		.where('discussion_id', '=', item.id)
		.executeTakeFirst();
	return parent ? (parent.parent_id ?? parent.id) : null;
}
