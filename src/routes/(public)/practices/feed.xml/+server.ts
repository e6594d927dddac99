import { createHash } from 'node:crypto';
import { atomFeed } from '#lib/practices/ui/atom.ts';
import { siteAddress } from '#people/server';
import { newestPractices } from '#practices/server';
import { askEachTime } from '../public-cache.ts';
import type { RequestHandler } from './$types';

/** The newest examples as an Atom feed, in the language of the address. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const { locale, now } = locals.context;
	const practices = await newestPractices(locals.context, 50);
	const text = atomFeed({ locale, practices, now, address: (path) => siteAddress(path, locale) });
	const etag = `"${createHash('sha256').update(JSON.stringify(practices)).digest('base64url').slice(0, 27)}"`;
	const headers = { etag, 'cache-control': askEachTime, 'content-type': 'application/atom+xml; charset=utf-8' };
	if (
		request.headers
			.get('if-none-match')
			?.split(/,\s*/)
			.some((known) => known.replace(/^W\//, '') === etag)
	)
		return new Response(null, { status: 304, headers });
	return new Response(text, { headers });
};
