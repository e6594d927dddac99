import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { beginProject, readSchoolProjects } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../../project/[project]/project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { school, begins } = allowed(await readSchoolProjects(locals.context, params.school), locals, url);
	if (begins.length === 0) error(404, 'not_found');
	return {
		school,
		networks: begins.map(({ id, name, programme, edition }) => ({
			value: id,
			label: inLocale(name, locale),
			hint: `${inLocale(programme, locale)}, ${inLocale(edition, locale)}`
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { title: textIn(form, 'title'), network_id: textIn(form, 'network_id') };
		const outcome = await beginProject(locals.context, { school_id: params.school, ...values });
		if (outcome.ok) backTo(`/project/${outcome.value.id}`, 'begun');
		else return refusedHere(outcome, values);
	}
};
