import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { readResults } from '#selection/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const found = await readResults(locals.context, params.call);
	if (!found.ok) error(404, found.refusal);
	const { call, ...results } = found.value;
	return { call: { slug: call.slug, name: inLocale(call.name, locals.context.locale), contact: call.contact }, ...results };
};
