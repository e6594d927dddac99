import { error, fail } from '@sveltejs/kit';
import { answerPracticeRemark, readPracticeRemark } from '#practices/server';
import { remarkAnswers } from '#projects';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, shownRemark, wordsIn } from '../../practice.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readPracticeRemark(locals.context, params.practice_remark), locals, url);
	if (found.practice.id !== params.practice) error(404, 'not_found');
	return { head: headOf(found, locals.context.locale), remark: shownRemark(found.remark), answers: remarkAnswers };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { answer: textIn(form, 'answer'), words: wordsIn(form, 'words') };
		const outcome = await answerPracticeRemark(locals.context, { remark_id: params.practice_remark, ...values });
		if (outcome.ok) return backTo(`/practice/${params.practice}`, 'answered');
		const refused = refusedHere(outcome, values);
		return fail(refused.status, refused.data);
	}
};
