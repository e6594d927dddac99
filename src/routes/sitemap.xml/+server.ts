import { readPublicNetworks } from '#networks/server';
import { siteAddress } from '#people/server';
import { bookAddresses, newestPractices } from '#practices/server';
import { callsChangedAt, openCalls } from '#programmes/server';
import type { RequestHandler } from './$types';

/** All pages that everybody may read and find, in both languages, with the day of their last change where one is known. */
export const GET: RequestHandler = async ({ locals }) => {
	const [calls, changed, networks, practices, books] = await Promise.all([
		openCalls(locals.context),
		callsChangedAt(locals.context),
		readPublicNetworks(locals.context),
		newestPractices(locals.context, 10_000),
		bookAddresses(locals.context)
	]);
	const pages: { path: string; on?: Date | undefined }[] = [
		...['/', '/calls', '/networks', '/problems', '/open-data', '/accessibility'].map((path) => ({ path })),
		{ path: '/practices', on: practices[0]?.published_at },
		...calls.map(({ id, slug }) => ({ path: `/calls/${slug}`, on: changed.get(id) })),
		...networks.map(({ slug }) => ({ path: `/networks/${slug}` })),
		{ path: '/books', on: books[0]?.frozen_at },
		...books.flatMap(({ slug, chapters, frozen_at }) =>
			[`/books/${slug}`, ...chapters.map((chapter) => `/books/${slug}/${chapter}`)].map((path) => ({ path, on: frozen_at }))
		),
		...practices.map(({ slug, published_at }) => ({ path: `/practices/${slug}`, on: published_at }))
	];
	const body = pages.flatMap(({ path, on }) => (['lt', 'en'] as const).map((locale) => entry(path, locale, on))).join('');
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${body}</urlset>\n`,
		{ headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' } }
	);
};

function entry(path: string, locale: 'lt' | 'en', on: Date | undefined): string {
	const other = (hreflang: string, address: string) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${safe(address)}"/>`;
	const [lt, en] = [addressOf(path, 'lt'), addressOf(path, 'en')];
	const changed = on ? `<lastmod>${on.toISOString().slice(0, 10)}</lastmod>` : '';
	return `<url><loc>${safe(locale === 'lt' ? lt : en)}</loc>${changed}${other('lt', lt)}${other('en', en)}${other('x-default', lt)}</url>`;
}

const addressOf = (path: string, locale: 'lt' | 'en'): string =>
	path === '/' && locale === 'en' ? siteAddress('', 'en') : siteAddress(path, locale);

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
