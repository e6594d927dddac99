import { error } from '@sveltejs/kit';
import { readNotes, writeNote } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes } = allowed(await readNotes(locals.context, params.project), locals, url);
	if (!writes) error(403, 'not_yours');
	return { head: headOf({ project, part, open: writes }, locals.context.locale) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { tried: wordsIn(form, 'tried'), happened: wordsIn(form, 'happened'), next: wordsIn(form, 'next') };
		const outcome = await writeNote(locals.context, { project_id: params.project, came_by: 'page', ...values });
		return outcome.ok ? backTo(`/project/${params.project}/notes/${outcome.value.id}`, 'written') : refusedHere(outcome, values);
	}
};
