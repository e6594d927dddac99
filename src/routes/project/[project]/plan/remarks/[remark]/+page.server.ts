import { error, fail } from '@sveltejs/kit';
import { remarkAnswers } from '#projects';
import { answerRemark, readRemark } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../../project.server.ts';
import { shownRemark } from '../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readRemark(locals.context, params.remark), locals, url);
	if (found.project.id !== params.project) error(404, 'not_found');
	return { head: headOf(found, locals.context.locale), remark: shownRemark(found.remark), answers: remarkAnswers };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { answer: textIn(form, 'answer'), words: wordsIn(form, 'words') };
		const outcome = await answerRemark(locals.context, { remark_id: params.remark, ...values });
		if (outcome.ok) return backTo(`/project/${params.project}/plan`, 'answered');
		const refused = refusedHere(outcome, values);
		return fail(refused.status, refused.data);
	}
};
