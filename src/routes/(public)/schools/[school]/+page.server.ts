import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { readLists, readSchool, readStanding } from '#schools/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const file = await readSchool(locals.context, params.school);
	if (!file.ok) error(404, 'unknown_school');
	const { types } = await readLists(locals.context);
	const standing = await readStanding(locals.context, params.school);
	return {
		...file.value,
		typeNames: Object.fromEntries(types.map(({ code, name }) => [code, inLocale(name, locals.context.locale)])),
		represents: standing.ok ? standing.value.represents : 'no'
	};
};
