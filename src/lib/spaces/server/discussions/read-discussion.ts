import { sql } from 'kysely';
import { done, refused, type Outcome } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { changesOf, type Visibility } from '../../index.ts';
import { roomById, type RoomRecord } from '../rooms/index.ts';
import { discussionFor, type DiscussionOf, type Talk } from './discussion-record.ts';
import { draftIn, type Draft } from './draft-record.ts';
import { postsAPage, postsOf, readUpTo, type PostPage, type Which } from './posts.ts';

export type DiscussionPage = PostPage & {
	item: DiscussionOf['item'];
	talk: Talk;
	/** Null for a reader from outside: of the room itself nothing is told. */
	room: RoomRecord | null;
	author: string;
	helper: string | null;
	may: { write: boolean; settle: boolean; remove: boolean; ask: boolean; show: Visibility[] };
	lives: boolean;
	leads: boolean;
	draft: Draft | undefined;
	/** From which post on it is new to the reader. */
	unread: string | null;
};

/**
 * A discussion with fifty of its posts, for whoever may see it. Without `which`: from the first unread post on, else the newest. Reading is
 * noted for the reader alone: what is new to them next time, and that they take part.
 */
export function readDiscussion(context: Context, id: string, which?: Which): Promise<Outcome<DiscussionPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await discussionFor(trx, context, id);
		if (!found) return refused('not_found');
		const { item, talk, standing, stand, lives, talks } = found;
		const leads = stand?.leads ?? false;
		const { read, unread } = await readUpTo(trx, id, context.actor.id);
		const wanted: Which = which && !(which.kind === 'from' && isShort(talk)) ? which : startOf(talk, unread);
		const page = await postsOf(trx, id, wanted, { person_id: context.actor.id, leads });
		if (read === null || read !== page.posts.at(-1)?.id) await note(trx, context, id, page);
		const own = item.author_id === context.actor.id;
		return done({
			...page,
			item,
			talk,
			room: stand ? ((await roomById(trx, item.room_id)) ?? null) : null,
			...(await namesOf(trx, found)),
			may: {
				write: talks,
				settle: talks && talk.question && (own || leads),
				remove: !item.removed && (own || leads),
				ask: talks && own,
				show: changesOf(standing, item)
			},
			lives,
			leads,
			draft: context.actor.kind === 'person' ? await draftIn(trx, context, id) : undefined,
			unread
		});
	});
}

/** What fits into one page is shown on one. Removed posts count no more: with many of them the last ones stand on a second page. */
const isShort = ({ posts }: Pick<Talk, 'posts'>): boolean => posts <= postsAPage - 10;

/** A short discussion is read from its beginning, a long one where the reader stopped, or its newest posts. */
function startOf({ posts }: Talk, unread: string | null): Which {
	if (isShort({ posts })) return { kind: 'first' };
	return unread === null ? { kind: 'last' } : { kind: 'from', post_id: unread };
}

async function namesOf(trx: Trx, { item, talk }: DiscussionOf): Promise<{ author: string; helper: string | null }> {
	const ids = [item.author_id, ...(talk.helper_id ? [talk.helper_id] : [])];
	const people = await trx.selectFrom('people.person').select(['id', 'name']).where('id', 'in', ids).modifyEnd(plannedOnce).execute();
	const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null;
	return { author: nameOf(item.author_id) ?? '', helper: nameOf(talk.helper_id) };
}

/** How far somebody has read: all of it, now, or up to a post. Written only when it goes further, and not at all when the same is read again: it would wait for the disk. */
async function note(trx: Trx, { actor, now }: Context, id: string, { posts, later }: PostPage): Promise<void> {
	const last = posts.at(-1);
	if (actor.kind !== 'person' || !last) return;
	await sql`
		insert into spaces.seen (person_id, item_id, seen_at, post_id) values (${actor.id}, ${id}, ${later ? last.posted_at : now}, ${last.id})
		on conflict (person_id, item_id) do update set seen_at = excluded.seen_at, post_id = excluded.post_id
		where spaces.seen.post_id is distinct from excluded.post_id and not exists (
			select from spaces.post read where read.id = spaces.seen.post_id
				and (read.posted_at, read.id) > (${last.posted_at}::timestamptz, ${last.id}::uuid))`.execute(trx);
}
