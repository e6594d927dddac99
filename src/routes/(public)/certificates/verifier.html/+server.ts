import page from 'virtual:certificate-page';
import { publishedKeys } from '#credentials/server';
import type { RequestHandler } from './$types';

/** The page that checks certificates without us, with the keys that are published now: one file to keep. */
export const GET: RequestHandler = async ({ locals }) => {
	const keys = JSON.stringify(await publishedKeys(locals.context)).replaceAll('<', '\\u003c');
	return new Response(
		page.replace('{{keys}}', () => keys),
		{ headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=300', 'x-robots-tag': 'noindex' } }
	);
};
