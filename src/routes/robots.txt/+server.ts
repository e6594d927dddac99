import { siteAddress } from '#people/server';
import type { RequestHandler } from './$types';

/** What machines that follow links may read: what everybody reads. Desks answer them with the sign-in page only, so they need not ask. */
const closed = [
	'/admin',
	'/api/',
	'/today',
	'/programme/',
	'/school/',
	'/network/',
	'/training/',
	'/review',
	'/lecturer',
	'/municipality',
	'/room/',
	'/search'
];

export const GET: RequestHandler = () =>
	new Response(
		[
			'User-agent: *',
			...closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
			'',
			`Sitemap: ${siteAddress('/sitemap.xml', 'lt')}`,
			''
		].join('\n'),
		{ headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } }
	);
