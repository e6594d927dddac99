import { readStaffPage } from '#projects/server';
import { givenPage } from '../../reached/given-page.server.ts';
import type { PageServerLoad } from './$types';

/** For whoever has the address: it is in no list, search engines are told to leave it out, and the address leaves no page. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(givenPage);
	const found = await readStaffPage(locals.context, params.code);
	return { page: found.ok ? found.value : null };
};
