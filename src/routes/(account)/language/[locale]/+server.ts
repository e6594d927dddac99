import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { withinSite } from '#people';
import { rememberLanguage } from '#people/server';
import { asLanguage, languageAge, languageCookie } from '../../../../language.ts';
import type { RequestHandler } from './$types';

/** Remembers the reader's language and leads back to the page they were on, in that language. */
export const GET: RequestHandler = async ({ params, url, cookies, locals }) => {
	const language = asLanguage(params.locale);
	if (!language) error(404, 'not_found');
	cookies.set(languageCookie, language, { maxAge: languageAge, httpOnly: false, sameSite: 'lax', secure: url.protocol === 'https:' });
	await rememberLanguage(locals.context, language);
	redirect(303, localizeHref(withinSite(url.searchParams.get('to')), { locale: language }));
};
