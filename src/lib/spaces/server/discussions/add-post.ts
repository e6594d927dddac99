import { sql } from 'kysely';
import { dayOf } from '#platform';
import { record, saveFile, type Context, type FileRefusal, type Trx } from '#platform/server';
import { mentionsIn, plain, shown } from '../../index.ts';
import { notifyRoom } from '../live/index.ts';
import { readersOf, type ItemRecord } from '../rooms/index.ts';
import { subjectsOfDiscussion } from './discussion-record.ts';
import type { SentFile } from './typed.ts';

export type Added = {
	id: string;
	/** Names after an @ that are nobody's who may read it: their author is told. */
	unknown: string[];
};
export type NewPost = {
	id: string;
	parent_id: string | null;
	body: string;
	files: readonly SentFile[];
	came_by: 'page' | 'mail';
};

/** Takes back what was written when a file of it is refused. */
export class FileRefused extends Error {
	readonly refusal: FileRefusal;
	constructor(refusal: FileRefusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

/** Writes a post into a discussion that its author may write in: with mentions, files and what follows from it. */
export async function addPost(trx: Trx, context: Context, item: ItemRecord, post: NewPost): Promise<Added> {
	const body = plain(post.body);
	const mentions = await mentionsFor(trx, context, item, body);
	await insertPost(trx, context, item, { ...post, body, html: shown(body, mentions.names) });
	await keepMentions(trx, context, post.id, mentions.people);
	await attach(trx, context, item, post);
	await record(trx, context, { name: 'post.written', ...subjectsOfDiscussion(item), particulars: { post: post.id } });
	await notifyRoom(trx, { room_id: item.room_id, item_id: item.id, what: 'posted' });
	return { id: post.id, unknown: mentions.unknown };
}

type Written = NewPost & { html: string };

/** One statement: the post, its discussion and item, the reader's place and their draft. */
async function insertPost(
	trx: Trx,
	{ actor, now }: Context,
	item: ItemRecord,
	{ id, parent_id, body, html, came_by }: Written
): Promise<void> {
	await sql`
		with written as (
			insert into spaces.post (id, discussion_id, parent_id, author_id, body, html, came_by, posted_at)
			values (${id}, ${item.id}, ${parent_id}, ${actor.id}, ${body}, ${html}, ${came_by}, ${now})
		), counted as (
			update spaces.discussion set posts = posts + 1, last_post_at = ${now}, last_post_by = ${actor.id},
				helped_at = case when helper_id = ${actor.id} then coalesce(helped_at, ${now}) else helped_at end
			where id = ${item.id}
		), moved as (
			update spaces.item set moved_at = ${now} where id = ${item.id}
		), undrafted as (
			delete from spaces.draft where person_id = ${actor.id} and place_id in (${item.id}, ${parent_id ?? item.id})
		)
		insert into spaces.seen (person_id, item_id, seen_at, post_id) values (${actor.id}, ${item.id}, ${now}, ${id})
		on conflict (person_id, item_id) do update set seen_at = excluded.seen_at, post_id = excluded.post_id`.execute(trx);
}

/** Who is mentioned: among those who see the discussion. Nobody is asked for where no @ stands. */
export async function mentionsFor(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	item: ItemRecord,
	body: string
): Promise<{ people: string[]; names: string[]; unknown: string[] }> {
	if (!body.includes('@')) return { people: [], names: [], unknown: [] };
	const readers = await readersOf(trx, item, dayOf(now));
	const named = await trx.selectFrom('people.person').select(['id as person_id', 'name']).where('id', 'in', readers).execute();
	const { found, unknown } = mentionsIn(body, named);
	return { people: found.map(({ person_id }) => person_id), names: [...new Set(found.map(({ name }) => name))], unknown };
}

export async function keepMentions(trx: Trx, { actor }: Pick<Context, 'actor'>, postId: string, people: readonly string[]): Promise<void> {
	const others = people.filter((person) => person !== actor.id);
	if (others.length === 0) return;
	await trx
		.insertInto('spaces.mention')
		.values(others.map((person_id) => ({ post_id: postId, person_id })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

async function attach(trx: Trx, context: Context, item: ItemRecord, { id, files }: NewPost): Promise<void> {
	for (const file of files) {
		const kept = await saveFile(trx, context, { ...file, owner_kind: 'spaces_post', owner_id: id });
		if (!kept.ok) throw new FileRefused(kept.refusal);
		await trx.insertInto('spaces.attachment').values({ file_id: kept.value.id, item_id: item.id, post_id: id }).execute();
	}
}
