import { json } from '@sveltejs/kit';
import { foundBy, searchOf } from '../search.server.ts';
import type { RequestHandler } from './$types';

/** The first 15 schools found: what the school picker shows while somebody types. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { rows, total } = await foundBy(locals.context, { q: searchOf(url).q, limit: 15 });
	return json({ total, schools: rows.map(({ id, name, municipality, address }) => ({ id, name, municipality, address })) });
};
