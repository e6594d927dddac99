import { error } from '@sveltejs/kit';
import { changeProject, readProjectHead } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { revisionIn, textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readProjectHead(locals.context, params.project), locals, url);
	if (page.part !== 'team') error(404, 'not_found');
	const { title, visibility, anonymous, revision } = page.project;
	return {
		head: headOf(page, locals.context.locale),
		seen: revision,
		values: { title, visibility: visibility as string, anonymous }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { title: wordsIn(form, 'title'), visibility: textIn(form, 'visibility'), anonymous: form.has('anonymous') };
		const outcome = await changeProject(locals.context, { project_id: params.project, ...values, seen: revisionIn(form, 'seen') });
		if (outcome.ok) backTo(`/project/${params.project}`, 'changed');
		else return refusedHere(outcome, values);
	}
};
