import { getLocale, type Locale } from '#lib/messages/runtime.js';

/** The address of a page in the reader's language: `/calls` in Lithuanian, `/en/calls` in English. Anything that is not a path of ours stays as it is. */
export function href(path: string, locale: Locale = getLocale()): string {
	if (locale === 'lt' || !path.startsWith('/') || path.startsWith('//')) return path;
	return path === '/' ? '/en' : `/en${path}`;
}

/** The same address with some of its query changed: an empty value takes a key away. Pages of a list start anew unless the page itself is asked for. */
export function withQuery(url: { pathname: string; search: string }, changes: Record<string, string | number | null | undefined>): string {
	const query = new URLSearchParams(url.search);
	if (!('page' in changes)) query.delete('page');
	for (const [key, value] of Object.entries(changes)) {
		if (value === null || value === undefined || value === '') query.delete(key);
		else query.set(key, String(value));
	}
	const search = query.toString();
	return search ? `${url.pathname}?${search}` : url.pathname;
}
