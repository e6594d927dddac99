import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { editPost, readPost, removePost } from '#spaces/server';
import { allowed } from '../../../../../../allowed.ts';
import { revisionIn, textIn } from '../../../../../../form-days.server.ts';
import { refusedHere } from '../../../../room.server.ts';
import { longTextIn } from '../../../post-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const post = allowed(await readPost(locals.context, { discussion_id: params.discussion, post_id: params.post }), locals, url);
	if (post.item.room_id !== params.room) error(404, 'not_found');
	const { id, item, author, body, revision, versions, may, own } = post;
	return {
		id,
		title: item.title,
		author,
		body,
		revision,
		versions,
		may,
		own,
		path: `/room/${params.room}/discussions/${params.discussion}`
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = { body: longTextIn(form, 'body'), why: '' };
		const outcome = await editPost(locals.context, { post_id: params.post, body: typed.body, seen: revisionIn(form, 'seen') });
		if (!outcome.ok) return refusedHere(outcome, typed);
		const query = new URLSearchParams([['from', params.post], ...outcome.value.unknown.map((name) => ['unknown', name])]);
		redirect(303, `${localizeHref(`/room/${params.room}/discussions/${params.discussion}`)}?${query}#p-${params.post}`);
	},
	remove: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await removePost(locals.context, { post_id: params.post, why });
		if (!outcome.ok) return refusedHere(outcome, { body: null, why });
		redirect(303, `${localizeHref(`/room/${params.room}/discussions/${params.discussion}`)}?from=${params.post}#p-${params.post}`);
	}
};
