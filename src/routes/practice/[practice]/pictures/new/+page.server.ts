import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { newId } from '#platform';
import { acceptedPictures } from '#platform/server';
import { addPicture, readPictures } from '#practices/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { headOf, refusedHere } from '../../practice.server.ts';
import { pictureIn } from '../picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPictures(locals.context, params.practice), locals, url);
	const head = headOf(desk, locals.context.locale);
	if (!head.may.writes) error(403, 'not_yours');
	// Sent twice, it is one picture.
	return { head, accept: acceptedPictures, id: newId() };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { id: textIn(form, 'id'), alt: textIn(form, 'alt'), caption: textIn(form, 'caption'), credit: textIn(form, 'credit') };
		const outcome = await addPicture(locals.context, { practice_id: params.practice, ...values, file: await pictureIn(form) });
		if (!outcome.ok) return refusedHere(outcome, values);
		redirect(303, `${localizeHref(`/practice/${params.practice}/pictures/${values.id}/consent`)}?done=added`);
	}
};
