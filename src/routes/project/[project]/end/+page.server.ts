import { error } from '@sveltejs/kit';
import { endProject, readProjectHead } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readProjectHead(locals.context, params.project), locals, url);
	if (page.part !== 'team' || page.project.ended_at !== null) error(404, 'not_found');
	return { head: headOf(page, locals.context.locale) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { outcome: textIn(form, 'outcome'), words: wordsIn(form, 'words') };
		const outcome = await endProject(locals.context, { project_id: params.project, ...values });
		if (outcome.ok) backTo(`/project/${params.project}`, 'ended');
		else return refusedHere(outcome, values);
	}
};
