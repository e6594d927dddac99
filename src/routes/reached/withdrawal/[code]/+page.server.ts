import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readConsent, withdrawConsent } from '#projects/server';
import { givenPage } from '../../given-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** For whoever agreed to be named: what is kept of them, and how they take it back. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders(givenPage);
	const found = await readConsent(locals.context, params.code);
	return { consent: found.ok ? found.value : null, done: url.searchParams.get('done') };
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		await withdrawConsent(locals.context, params.code);
		redirect(303, localizeHref(`/reached/withdrawal/${params.code}`));
	}
};
