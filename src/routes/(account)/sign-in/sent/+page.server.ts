import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { sentLetter } from '#people/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies }) => {
	const sent = await sentLetter(locals.context, cookies.get('kartu_letter') ?? '');
	if (!sent) redirect(303, localizeHref('/sign-in'));
	return sent;
};
