import { sql } from 'kysely';
import { isId } from '#platform';
import { plannedOnce, type Trx } from '#platform/server';

/** A post as its page shows it. What was removed has no text. */
export type Post = {
	id: string;
	parent_id: string | null;
	/** To whom it answers, and how that begins, where the answered post stands on another page. */
	answers: { author: string; body: string } | null;
	author_id: string;
	author: string;
	html: string | null;
	/** As typed, for its author alone: a link to change it is theirs. */
	came_by: 'page' | 'mail';
	posted_at: Date;
	edited_at: Date | null;
	removed: { at: Date; by_author: boolean; why: string | null } | null;
	helped: number;
	helped_me: boolean;
	files: { id: string; name: string; bytes: number }[];
};

/** Which posts of a discussion: from the beginning, the newest, behind or before one, or from one on. */
export type Which = { kind: 'first' } | { kind: 'last' } | { kind: 'after' | 'before' | 'from'; post_id: string };
export type PostPage = { posts: Post[]; earlier: boolean; later: boolean };

export const postsAPage = 50;

type Reader = { person_id: string | null; leads: boolean };

/** Fifty posts of a discussion in the order of time, and whether there are others before and behind them. */
export async function postsOf(trx: Trx, discussionId: string, which: Which, reader: Reader): Promise<PostPage> {
	const backwards = which.kind === 'last' || which.kind === 'before';
	const found = await rowsOf(trx, discussionId, which, backwards, reader);
	const more = found.length > postsAPage;
	const posts = found.slice(0, postsAPage);
	if (backwards) posts.reverse();
	const begun = which.kind === 'first' ? false : backwards ? more : await stands(trx, discussionId, '<', posts[0]);
	const ended = which.kind === 'last' ? false : backwards ? await stands(trx, discussionId, '>', posts.at(-1)) : more;
	return { posts, earlier: begun, later: ended };
}

async function rowsOf(trx: Trx, discussionId: string, which: Which, backwards: boolean, { person_id, leads }: Reader): Promise<Post[]> {
	const { rows } = await sql<Post>`
		with page as (
			select p.* from spaces.post p
			where p.discussion_id = ${discussionId} and ${from(which)}
			order by ${backwards ? sql`p.posted_at desc, p.id desc` : sql`p.posted_at, p.id`}
			limit ${sql.lit(postsAPage + 1)}
		)
		select page.id, page.parent_id, page.author_id, author.name as author, page.came_by, page.posted_at, page.edited_at,
			case when page.removed_at is null then page.html end as html,
			case when page.removed_at is not null then jsonb_build_object('at', page.removed_at, 'by_author', page.removed_by = page.author_id,
				'why', case when ${leads} or page.author_id = ${person_id}::uuid then page.removed_why end) end as removed,
			case when parent.id is not null and parent.removed_at is null
				then jsonb_build_object('author', answered.name, 'body', left(parent.body, 300)) end as answers,
			(select count(*)::int from spaces.helped h where h.post_id = page.id) as helped,
			exists (select from spaces.helped h where h.post_id = page.id and h.person_id = ${person_id}::uuid) as helped_me,
			case when page.removed_at is null then coalesce((
				select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.uploaded_at, f.id)
				from spaces.attachment a join platform.file f on f.id = a.file_id where a.post_id = page.id), '[]') else '[]' end as files
		from page
		join people.person author on author.id = page.author_id
		left join spaces.post parent on parent.id = page.parent_id
		left join people.person answered on answered.id = parent.author_id
		order by ${backwards ? sql`page.posted_at desc, page.id desc` : sql`page.posted_at, page.id`} ${plannedOnce}`.execute(trx);
	return rows;
}

function from(which: Which) {
	if (which.kind === 'first' || which.kind === 'last') return sql`true`;
	if (!isId(which.post_id)) return sql`false`;
	const at = sql`(select q.posted_at, q.id from spaces.post q where q.id = ${which.post_id} and q.discussion_id = p.discussion_id)`;
	const how = { after: sql`>`, before: sql`<`, from: sql`>=` }[which.kind];
	return sql`(p.posted_at, p.id) ${how} ${at}`;
}

async function stands(trx: Trx, discussionId: string, how: '<' | '>', post: Post | undefined): Promise<boolean> {
	if (!post) return false;
	const { rows } = await sql`
		select from spaces.post p where p.discussion_id = ${discussionId}
			and (p.posted_at, p.id) ${how === '<' ? sql`<` : sql`>`} (${post.posted_at}::timestamptz, ${post.id}::uuid) limit 1`.execute(trx);
	return rows.length > 0;
}

/** How far somebody has read: up to which post, and the first one behind it. Of a discussion that they never read: nothing. */
export async function readUpTo(
	trx: Trx,
	discussionId: string,
	personId: string | null
): Promise<{ read: string | null; unread: string | null }> {
	const { rows } = await sql<{ read: string | null; unread: string | null }>`
		select seen.post_id as read, next.id as unread from spaces.seen seen
		left join spaces.post last on last.id = seen.post_id
		left join lateral (
			select p.id from spaces.post p where p.discussion_id = ${discussionId} and (p.posted_at, p.id) > (last.posted_at, last.id)
			order by p.posted_at, p.id limit 1
		) next on true
		where seen.item_id = ${discussionId} and seen.person_id = ${personId}::uuid ${plannedOnce}`.execute(trx);
	return rows[0] ?? { read: null, unread: null };
}
