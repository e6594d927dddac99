import { isRoleKind } from '#people';
import { listPeople } from '#people/server';
import { allowed } from '../../allowed.ts';
import { pageNumber } from '../../page-number.ts';
import type { PageServerLoad } from './$types';

const size = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const q = url.searchParams.get('q') ?? '';
	const kind = url.searchParams.get('kind') ?? '';
	const page = pageNumber(url);
	const found = await listPeople(locals.context, { q, kind: isRoleKind(kind) ? kind : null, limit: size, offset: (page - 1) * size });
	return { ...allowed(found, locals, url), filters: { q, kind, page }, query: url.search };
};
