import { saveFinding } from '#projects/server';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import { problemToWrite } from '../../problem.server.ts';
import { findingIn, indicatorChoices } from '../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	return { head: headOf(await problemToWrite(event), locale), areas: indicatorChoices(locale) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { values, typed } = findingIn(await request.formData());
		const outcome = await saveFinding(locals.context, { project_id: params.project, ...typed });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'saved');
		else return refusedHere(outcome, values);
	}
};
