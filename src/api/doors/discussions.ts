import { done } from '#platform';
import { readPosts, writePost, type Post } from '#spaces/server';
import { acting } from '../acting.ts';
import { listing } from '../door.ts';
import { leafBehind } from '../page.ts';
import { NewPost, Posted, WrittenPost } from '../shapes/discussions.ts';

export const posts = listing({
	path: '/discussions/{discussion}/posts',
	name: 'listPosts',
	says: 'The posts of a discussion in the order they were written, for those who may see it. To its person it stays as new as it was.',
	tells: WrittenPost,
	read: async ({ context, params, window }) => {
		const all: Post[] = [];
		for (let [after, later] = [window.after, true]; later && all.length <= window.limit; after = all.at(-1)?.id ?? null) {
			const found = await readPosts(context, { discussion_id: params['discussion'] ?? '', after });
			if (!found.ok) return found;
			all.push(...found.value.posts);
			later = found.value.later;
		}
		return done(leafBehind(all.map(postTold), window, ({ id }) => id));
	}
});

export const writeAPost = acting({
	path: '/discussions/{discussion}/posts',
	name: 'writePost',
	says: 'Writes into a discussion, or answers a post of it. A name behind an @ reaches whoever bears it and may read the discussion.',
	takes: NewPost,
	tells: Posted,
	refusals: [404, 429],
	act: ({ context, params, body }) => {
		const { text, answers } = body;
		return writePost(context, { discussion_id: params['discussion'] ?? '', body: text, parent_id: answers, came_by: 'page' });
	}
});

const postTold = ({ parent_id, author, html, posted_at, edited_at, removed, helped, id }: Post) => ({
	id,
	answers: parent_id,
	author,
	html,
	posted_at,
	edited_at,
	removed_at: removed?.at ?? null,
	helped
});
