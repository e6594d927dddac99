import { inLocale } from '#platform';
import { readPublicProblem } from '#projects/server';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await readPublicProblem(locals.context, params.problem);
	if (!found.ok) error(404, found.refusal);
	const { group, ...card } = found.value;
	return { card: { ...card, group: group ? inLocale(group, locals.context.locale) : '' } };
};
