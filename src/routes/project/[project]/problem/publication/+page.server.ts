import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { publishProblem } from '#projects/server';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import { problemToWrite } from '../problem.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const page = await problemToWrite(event);
	const { problem, publishes, project, groups } = page;
	if (!publishes || problem.statement === '') error(404, 'not_found');
	const group = groups.find(({ code }) => code === problem.group_code);
	return {
		head: headOf(page, locale),
		published: problem.published_at !== null,
		anonymous: project.anonymous,
		card: {
			statement: problem.statement,
			group: group ? inLocale(group.name, locale) : '',
			concerns: problem.concerns,
			school: project.anonymous ? null : project.school,
			municipality: project.anonymous ? null : project.municipality,
			bones: problem.causes
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const published = (await request.formData()).get('publish') === 'yes';
		const outcome = await publishProblem(locals.context, { project_id: params.project, published });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, published ? 'published' : 'withdrawn');
		else return refusedHere(outcome, {});
	}
};
