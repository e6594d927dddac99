import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { withinSite } from '#people';
import type { Actions, PageServerLoad } from './$types';

/** There is something here only for whoever has just sent it. */
export const load: PageServerLoad = ({ request, setHeaders }) => {
	if (request.method !== 'POST') redirect(303, localizeHref('/today'));
	setHeaders({ 'cache-control': 'no-store' });
};

export const actions: Actions = {
	default: async ({ request, url }) => {
		const fields = [...(await request.formData())].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
		return fail(401, { to: withinSite(url.searchParams.get('to')), fields, files: url.searchParams.has('files') });
	}
};
