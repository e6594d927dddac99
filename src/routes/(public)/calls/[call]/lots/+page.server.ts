import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { readLots } from '#selection/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const found = await readLots(locals.context, params.call);
	if (!found.ok) error(404, found.refusal);
	const { call, method, seed, published_at, order } = found.value;
	return { call: { slug: call.slug, name: inLocale(call.name, locals.context.locale) }, method, seed, published_at, order };
};
