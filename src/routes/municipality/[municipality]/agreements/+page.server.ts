import { agreementsOf } from '#agreements/server';
import { allowed } from '../../../allowed.ts';
import { pageNumber } from '../../../page-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = pageNumber(url);
	const found = await agreementsOf(locals.context, params.municipality, { state: null, waits: null, q: '', page });
	return { ...allowed(found, locals, url), page };
};
