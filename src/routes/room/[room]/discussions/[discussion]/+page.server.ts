import { error, redirect } from '@sveltejs/kit';
import type { DateParts } from '#lib/ui';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale, isId, newId } from '#platform';
import { excerpt, threaded } from '#spaces';
import {
	askForHelp,
	changeVisibility,
	lookAtChange,
	helpersFor,
	readDiscussion,
	removeItem,
	reopenQuestion,
	resolveQuestion,
	saveDraft,
	sayHelped,
	writePost,
	type DiscussionPage,
	type Which
} from '#spaces/server';
import { allowed } from '../../../../allowed.ts';
import { dayIn, revisionIn, textIn } from '../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../room.server.ts';
import { accept, filesIn, longTextIn, previewOf } from '../post-form.server.ts';
import { fileSize } from '../sizes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readDiscussion(locals.context, params.discussion, whichIn(url)), locals, url);
	if (page.item.room_id !== params.room) error(404, 'not_found');
	const { item, talk, room, author, helper, may, lives, draft, unread, earlier, later } = page;
	const posts = postsOf(page, locals.context.actor.id);
	return {
		path: `/room/${params.room}/discussions/${params.discussion}`,
		room: room && { id: room.id, name: inLocale(room.name, locals.context.locale) },
		item: {
			...{
				id: item.id,
				title: item.title,
				visibility: item.visibility,
				made_at: item.made_at,
				own: item.author_id === locals.context.actor.id
			},
			removed: item.removed_at && { own: item.removed_by === item.author_id, why: item.removed_why ?? '' }
		},
		talk: { question: talk.question, resolved: talk.resolved_at !== null, resolved_post: talk.resolved_post, posts: talk.posts },
		help: helper !== null && talk.answer_by ? { name: helper, by: talk.answer_by, helped_at: talk.helped_at } : null,
		helpers: may.ask
			? (await helpersFor(locals.context, item.room_id)).map(({ person_id, name }) => ({ value: person_id, label: name }))
			: [],
		...{ author, may, lives, unread, earlier, later, posts },
		first: page.posts[0]?.id ?? '',
		last: page.posts.at(-1)?.id ?? '',
		draft,
		answering: answering(posts, url.searchParams.get('answer')),
		...{ accept, post: newId() },
		done: url.searchParams.get('done'),
		unknown: url.searchParams.getAll('unknown').slice(0, 20)
	};
};

function postsOf({ posts }: DiscussionPage, reader: string | null) {
	const here = new Set(posts.map(({ id }) => id));
	return threaded(posts).map(({ files, answers, author_id, parent_id, ...post }) => ({
		...post,
		parent_id,
		own: author_id === reader,
		// What it answers stands right above it, unless that is on another page.
		answers: answers && parent_id !== null && !here.has(parent_id) ? { ...answers, body: excerpt(answers.body, 80) } : null,
		files: files.map(({ id, name, bytes }) => ({ id, name, size: fileSize(bytes) }))
	}));
}

const answering = (posts: readonly { id: string; author: string; removed: unknown }[], id: string | null) => {
	const post = posts.find((one) => one.id === id && !one.removed);
	return post ? { id: post.id, author: post.author } : null;
};

function whichIn({ searchParams }: URL): Which | undefined {
	if (searchParams.has('first')) return { kind: 'first' };
	if (searchParams.has('last')) return { kind: 'last' };
	for (const kind of ['after', 'before', 'from'] as const) {
		const post_id = searchParams.get(kind);
		if (isId(post_id)) return { kind, post_id };
	}
	const answer = searchParams.get('answer');
	return isId(answer) ? { kind: 'from', post_id: answer } : undefined;
}

const pathOf = ({ room, discussion }: { room: string; discussion: string }): string => `/room/${room}/discussions/${discussion}`;

export const actions: Actions = {
	write: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = typedIn(form);
		const outcome = await writePost(locals.context, {
			...{ discussion_id: params.discussion, id: typed.id, parent_id: typed.parent, body: typed.body },
			...{ files: await filesIn(form), came_by: 'page' }
		});
		if (!outcome.ok) return refusedHere(outcome, typed);
		const { id, unknown } = outcome.value;
		const query = new URLSearchParams([['from', typed.parent || id], ...unknown.map((name) => ['unknown', name])]);
		redirect(303, `${localizeHref(pathOf(params))}?${unknown.length > 0 ? query : 'last'}#p-${id}`);
	},
	draft: async ({ locals, params, request }) => {
		const typed = typedIn(await request.formData());
		const outcome = await saveDraft(locals.context, { place_id: params.discussion, body: typed.body });
		return outcome.ok ? { typed, errors: {}, saved: true } : refusedHere(outcome, typed);
	},
	preview: async ({ request }) => {
		const typed = typedIn(await request.formData());
		return { typed, errors: {}, preview: previewOf(typed.body) };
	},
	helped: async ({ locals, params, request }) => {
		const form = await request.formData();
		const post_id = textIn(form, 'post');
		const outcome = await sayHelped(locals.context, { post_id, helped: textIn(form, 'helped') === 'yes' });
		if (!outcome.ok) return refusedHere(outcome, untyped);
		redirect(303, `${localizeHref(pathOf(params))}?from=${post_id}#p-${post_id}`);
	},
	resolve: async ({ locals, params, request }) => {
		const post_id = textIn(await request.formData(), 'post') || undefined;
		const outcome = await resolveQuestion(locals.context, { discussion_id: params.discussion, post_id });
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, untyped);
	},
	reopen: async ({ locals, params }) => {
		const outcome = await reopenQuestion(locals.context, { discussion_id: params.discussion });
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, untyped);
	},
	show: async ({ locals, params, request }) => {
		const form = await request.formData();
		const asked = { item_id: params.discussion, visibility: textIn(form, 'visibility') };
		const change = await lookAtChange(locals.context, asked);
		if (!change.ok) return refusedHere(change, untyped);
		// More people see it only after it was said how many, and what of others they will read.
		if (change.value.wider && !form.has('told')) return { typed: untyped, errors: {}, change: change.value };
		const outcome = await changeVisibility(locals.context, {
			...asked,
			...(form.has('told') ? { told: revisionIn(form, 'told') } : {})
		});
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, untyped);
	},
	ask: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { day, parts, error: wrong } = dayIn(form, 'answer_by');
		const typed: Typed = { ...untyped, helper: textIn(form, 'helper_id'), answer_by: parts };
		if (wrong) return refusedHere({ refusal: 'help_faulty', faults: [] }, typed, { answer_by: wrong });
		const outcome = await askForHelp(locals.context, { discussion_id: params.discussion, helper_id: typed.helper, answer_by: day });
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, typed);
	},
	remove: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await removeItem(locals.context, { item_id: params.discussion, why });
		return outcome.ok ? backTo(pathOf(params), 'changed') : refusedHere(outcome, { ...untyped, why });
	}
};

/** What was typed into one of the forms of the page. */
type Typed = { id: string; parent: string; body: string; helper: string; answer_by: DateParts; why: string };

const untyped: Typed = { id: '', parent: '', body: '', helper: '', answer_by: { year: '', month: '', day: '' }, why: '' };

function typedIn(form: FormData): Typed {
	return { ...untyped, id: textIn(form, 'id'), parent: textIn(form, 'parent'), body: longTextIn(form, 'body') };
}
