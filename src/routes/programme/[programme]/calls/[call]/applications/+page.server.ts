import { pageSize, readFilters } from '#applications';
import { listApplications } from '#applications/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const filters = readFilters(url.searchParams);
	const { call, rows, total, needs, facets } = allowed(await listApplications(locals.context, params.call, filters), locals, url);
	const { locale } = locals.context;
	return {
		call: {
			slug: call.slug,
			name: inLocale(call.name, locale),
			programme: { slug: call.programme.slug, name: inLocale(call.programme.name, locale) }
		},
		rows,
		total,
		needs,
		facets,
		filters,
		pageSize
	};
};
