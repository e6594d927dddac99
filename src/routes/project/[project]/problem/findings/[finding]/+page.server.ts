import { error } from '@sveltejs/kit';
import { saveFinding } from '#projects/server';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import { problemToWrite } from '../../problem.server.ts';
import { findingIn, indicatorChoices } from '../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const page = await problemToWrite(event);
	const finding = page.problem.findings.find(({ id }) => id === event.params.finding);
	if (!finding) error(404, 'not_found');
	return {
		head: headOf(page, locale),
		areas: indicatorChoices(locale),
		values: {
			indicator: `${finding.framework} ${finding.indicator}`,
			level: finding.level === null ? 'N' : String(finding.level).replace('.', locale === 'lt' ? ',' : '.'),
			words: finding.words
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { values, typed } = findingIn(await request.formData());
		const outcome = await saveFinding(locals.context, { project_id: params.project, id: params.finding, ...typed });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'saved');
		else return refusedHere(outcome, values);
	}
};
