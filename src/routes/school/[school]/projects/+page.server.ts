import { inLocale } from '#platform';
import { readSchoolProjects } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { school, projects, begins } = allowed(await readSchoolProjects(locals.context, params.school), locals, url);
	return {
		school,
		begins: begins.length > 0,
		projects: projects.map(({ project, open }) => ({
			id: project.id,
			reference: project.reference,
			title: project.title,
			edition: `${inLocale(project.programme.name, locale)}, ${inLocale(project.edition.name, locale)}`,
			begun_at: project.begun_at,
			outcome: project.outcome,
			open
		}))
	};
};
