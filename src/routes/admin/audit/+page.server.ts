import { readAudit } from '#people/server';
import { allowed } from '../../allowed.ts';
import { pageNumber } from '../../page-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filters = { name: url.searchParams.get('name') ?? '', page: pageNumber(url) };
	return { ...allowed(await readAudit(locals.context, filters), locals, url), filters };
};
