import { fileHeaders } from '#platform/server';
import { takeExport } from '#reporting/server';
import { allowed } from '../../../allowed.ts';
import type { RequestHandler } from './$types';

/** The archive, for whoever asked for it; each time is written down. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { file, content } = allowed(await takeExport(locals.context, { export_id: params.export }), locals, url);
	return new Response(content, { headers: { ...fileHeaders(file), 'cache-control': 'private, no-store' } });
};
