import { sql } from 'kysely';
import { dayOf, inLocale } from '#platform';
import { on, writeMail, type Context, type Happened, type Letter, type Subscription, type Trx } from '#platform/server';
import { personsById, siteAddress, type Person } from '#people/server';
import { inLetter } from '../../letters.ts';
import { pathOfItem } from '../../paths.ts';
import { itemById, readersOf, roomById, type ItemRecord } from '../rooms/index.ts';
import { answered, helpAsked, mentioned, type DirectWords } from './mails/direct.ts';
import { lettersAddress, stopAddress } from './stop-link.ts';

type Post = { id: string; author_id: string; author: string; body: string; posted_at: Date; parent_id: string | null };
type Reason = 'mentioned' | 'answered';

/** By this name a letter about a post is written once, and the digest knows that it was told. */
export const onceForPost = (postId: string, personId: string): string => `spaces.post:${postId}:${personId}`;

/** To whom a post speaks directly: whom it mentions, whose post it answers, whose question it stands under. At once, once. */
async function tellPost(context: Context, { subject_id, particulars }: Happened): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const post = await postById(trx, String(particulars['post']));
		const item = await itemById(trx, subject_id);
		if (!post || !item) return;
		for (const { person, reason, own } of await addressed(trx, context, item, post)) {
			const letter = { mentioned, answered }[reason][person.locale](await wordsFor(trx, context, item, post, person, own));
			await send(trx, context, item, person, `post-${reason}`, { letter, subject_id: post.id, once: onceForPost(post.id, person.id) });
		}
	});
}

/** To whom somebody asks for help. */
async function tellHelper(context: Context, { subject_id }: Happened): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const item = await itemById(trx, subject_id);
		const help = await helpOf(trx, subject_id);
		const post = await askingPost(trx, subject_id);
		if (!item || !help || !post) return;
		const [person] = await allowed(trx, context, item, [help.helper_id]);
		if (!person) return;
		const words = await wordsFor(trx, context, item, post, person, null);
		const once = `spaces.help:${item.id}:${person.id}:${dayOf(help.answer_by)}`;
		const letter = helpAsked[person.locale]({ ...words, answer_by: help.answer_by });
		await send(trx, context, item, person, 'help-asked', { letter, subject_id: item.id, once });
	});
}

/** What speaks to somebody directly is told at once. */
export const directSubscriptions: Subscription[] = [
	on('post.written', 'spaces.tell_post', tellPost),
	on('post.edited', 'spaces.tell_mentioned', tellPost),
	on('help.asked', 'spaces.tell_helper', tellHelper)
];

async function postById(trx: Trx, id: string): Promise<Post | undefined> {
	const { rows } = await sql<Post>`
		select post.id, post.author_id, author.name as author, post.body, post.posted_at, post.parent_id
		from spaces.post post join people.person author on author.id = post.author_id
		where post.id = ${id} and post.removed_at is null`.execute(trx);
	return rows[0];
}

/** The latest that whoever asks has written. */
async function askingPost(trx: Trx, discussionId: string): Promise<Post | undefined> {
	const { rows } = await sql<{ id: string }>`
		select post.id from spaces.post post join spaces.item item on item.id = post.discussion_id and item.author_id = post.author_id
		where post.discussion_id = ${discussionId} and post.removed_at is null order by post.posted_at desc, post.id desc limit 1`.execute(trx);
	return rows[0] && postById(trx, rows[0].id);
}

async function helpOf(trx: Trx, id: string): Promise<{ helper_id: string; answer_by: Date } | undefined> {
	const row = await trx
		.selectFrom('spaces.discussion')
		.select(['helper_id', 'answer_by'])
		.where('id', '=', id)
		.where('helped_at', 'is', null)
		.executeTakeFirst();
	return row?.helper_id && row.answer_by ? { helper_id: row.helper_id, answer_by: row.answer_by } : undefined;
}

type Addressed = { person: Person; reason: Reason; own: string | null };

async function addressed(trx: Trx, context: Context, item: ItemRecord, post: Post): Promise<Addressed[]> {
	const { rows } = await sql<{ person_id: string; reason: Reason; own: string | null }>`
		select distinct on (person_id) person_id, reason, own from (
			select person_id, 1 as place, 'mentioned' as reason, null as own from spaces.mention where post_id = ${post.id}
			union all
			select author_id, 2, 'answered', case when removed_at is null then body end from spaces.post where id = ${post.parent_id}::uuid
			union all
			select ${item.author_id}::uuid, 3, 'answered', null from spaces.discussion where id = ${item.id} and question and resolved_at is null
		) told where person_id <> ${post.author_id} order by person_id, place`.execute(trx);
	const people = await allowed(
		trx,
		context,
		item,
		rows.map(({ person_id }) => person_id)
	);
	return people.flatMap((person) => rows.filter(({ person_id }) => person_id === person.id).map((row) => ({ ...row, person })));
}

/** Of some people those who may see it now, have an address, and have not stopped direct letters from the room. */
async function allowed(trx: Trx, { now }: Context, item: ItemRecord, people: readonly string[]): Promise<Person[]> {
	if (people.length === 0 || item.removed) return [];
	const readers = new Set(await readersOf(trx, item, dayOf(now)));
	const stopped = await trx
		.selectFrom('spaces.preference')
		.select('person_id')
		.where('room_id', '=', item.room_id)
		.where('direct', '=', false)
		.where('person_id', 'in', [...people])
		.execute();
	const silent = new Set(stopped.map(({ person_id }) => person_id));
	const found = await personsById(
		trx,
		people.filter((id) => readers.has(id) && !silent.has(id))
	);
	return [...found.values()].filter(({ email }) => email !== null);
}

async function wordsFor(
	trx: Trx,
	{ now }: Context,
	item: ItemRecord,
	post: Post,
	{ id, locale }: Person,
	own: string | null
): Promise<DirectWords> {
	const room = await roomById(trx, item.room_id);
	return {
		...post,
		body: inLetter(post.body),
		title: item.title,
		room: room ? inLocale(room.name, locale) : '',
		own: own === null ? null : inLetter(own),
		visibility: item.visibility,
		address: siteAddress(pathOfItem(item), locale),
		letters: lettersAddress(now, { person_id: id, room_id: item.room_id }, locale)
	};
}

type Sending = { letter: Letter; subject_id: string; once: string };

async function send(
	trx: Trx,
	{ now }: Context,
	item: ItemRecord,
	{ id, email, locale }: Person,
	template: string,
	{ letter, subject_id, once }: Sending
): Promise<void> {
	const reply = { purpose: 'spaces.post', subject_id, thread_id: item.id };
	const unsubscribe = stopAddress(now, { person_id: id, room_id: item.room_id });
	await writeMail(trx, now, template, { email: email ?? '', locale, person_id: id }, { ...letter, reply, unsubscribe }, once);
}
