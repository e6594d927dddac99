import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { readProgrammes } from '#programmes/server';
import { allowed } from '../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
	const { programmes } = allowed(await readProgrammes(locals.context), locals, url);
	const { locale } = locals.context;
	return {
		programmes: programmes.map(({ slug, name, summary }) => ({ slug, name: inLocale(name, locale), summary: inLocale(summary, locale) }))
	};
};
