import { error, fail } from '@sveltejs/kit';
import { readPractice, withdrawPractice } from '#practices/server';
import { allowed } from '../../../allowed.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../practice.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readPractice(locals.context, params.practice), locals, url);
	const { author, voice, edits } = found.may;
	if (!author && !voice && !edits) error(403, 'not_yours');
	if (found.practice.slug === null) error(404, 'not_found');
	return { head: headOf(found, locals.context.locale) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const values = { why: wordsIn(await request.formData(), 'why') };
		const outcome = await withdrawPractice(locals.context, { practice_id: params.practice, ...values });
		if (outcome.ok) return backTo(`/practice/${params.practice}`, 'withdrawn');
		const refused = refusedHere(outcome, values);
		return fail(refused.status, refused.data);
	}
};
