import { readInbound } from '#people/server';
import { allowed } from '../../../allowed.ts';
import { pageNumber } from '../../../page-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filters = { state: url.searchParams.get('state') ?? '', q: url.searchParams.get('q') ?? '', page: pageNumber(url) };
	return { ...allowed(await readInbound(locals.context, filters), locals, url), filters };
};
