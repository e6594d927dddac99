import { json } from '@sveltejs/kit';
import { publishedKeys } from '#credentials/server';
import type { RequestHandler } from './$types';

/** All keys that have ever signed certificates here: by them anybody checks a statement. They never come out of a certificate. */
export const GET: RequestHandler = async ({ locals }) =>
	json(await publishedKeys(locals.context), { headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' } });
