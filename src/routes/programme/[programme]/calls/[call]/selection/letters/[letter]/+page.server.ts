import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { editLetter, readLetter } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { letter } = inRound(await readLetter(event.locals.context, event.params.call, event.params.letter), event);
	return { letter };
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const written = (name: string) => String(sent.get(name) ?? '');
		const values = { subject: written('subject'), body: written('body') };
		const seen = written('seen') === '' ? null : new Date(written('seen'));
		const outcome = await editLetter(locals.context, { call: params.call, letter_id: params.letter, ...values, seen });
		if (!outcome.ok) return actRefused(outcome, { values });
		redirect(303, localizeHref(selectionPath(params, '/letters')));
	}
};
