import { error, redirect } from '@sveltejs/kit';
import { cookieMaxAge, cookieName, isLocale, localizeHref } from '#lib/messages/runtime.js';
import { rememberLanguage } from '#people/server';
import type { RequestHandler } from './$types';

/** Remembers the reader's language and leads back to the page they were on, in that language. */
export const GET: RequestHandler = async ({ params, url, cookies, locals }) => {
	if (!isLocale(params.locale)) error(404, 'not_found');
	cookies.set(cookieName, params.locale, { maxAge: cookieMaxAge, httpOnly: false, sameSite: 'lax', secure: url.protocol === 'https:' });
	await rememberLanguage(locals.context, params.locale);
	redirect(303, localizeHref(withinSite(url.searchParams.get('to')), { locale: params.locale }));
};

/** Only an address of this site: one slash, and then no second one that would name another host. */
const withinSite = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
