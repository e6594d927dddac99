import { readLooks } from '#people/server';
import { allowed } from '../../allowed.ts';
import { pageNumber } from '../../page-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filters = { what: url.searchParams.get('what') ?? '', page: pageNumber(url) };
	return { ...allowed(await readLooks(locals.context, filters), locals, url), filters };
};
