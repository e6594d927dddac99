import { error } from '@sveltejs/kit';
import { readPicture, wordPicture } from '#practices/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../practice.server.ts';
import { shownPicture } from '../picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readPicture(locals.context, { practice_id: params.practice, id: params.picture }), locals, url);
	const head = headOf(found, locals.context.locale);
	if (!head.may.writes) error(403, 'not_yours');
	return { head, picture: shownPicture(found.picture) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { alt: textIn(form, 'alt'), caption: textIn(form, 'caption'), credit: textIn(form, 'credit') };
		const outcome = await wordPicture(locals.context, { practice_id: params.practice, id: params.picture, ...values });
		return outcome.ok ? backTo(`/practice/${params.practice}/pictures`, 'worded') : refusedHere(outcome, values);
	}
};
