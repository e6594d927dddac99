import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readLetters, sendLetters } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { counts } = inRound(await readLetters(event.locals.context, event.params.call, 1), event);
	return { count: counts.unsent, writing: counts.written < counts.due };
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const count = Number((await request.formData()).get('count') ?? '');
		const outcome = await sendLetters(locals.context, { call: params.call, count });
		if (!outcome.ok) return actRefused(outcome, {});
		redirect(303, `${localizeHref(selectionPath(params, '/letters'))}?sent=${outcome.value.count}`);
	}
};
