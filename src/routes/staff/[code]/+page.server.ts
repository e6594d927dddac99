import { readStaffPage } from '#projects/server';
import type { PageServerLoad } from './$types';

/** For whoever has the address: it is in no list, and search engines are told to leave it out. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
	const found = await readStaffPage(locals.context, params.code);
	return { page: found.ok ? found.value : null };
};
