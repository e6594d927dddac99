import { error } from '@sveltejs/kit';
import { readFilters } from '#applications';
import { listForExport } from '#applications/server';
import { sheetOf } from '#lib/applications/ui/centre/export.ts';
import { asCsv, disposition } from '#platform/server';
import type { RequestHandler } from './$types';

/** Exactly the filtered list, whole. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const found = await listForExport(locals.context, params.call, readFilters(url.searchParams));
	if (!found.ok) error(found.refusal === 'not_found' ? 404 : 403, found.refusal);
	const { call, rows } = found.value;
	const { locale } = locals.context;
	const sheet = asCsv(sheetOf(rows), locale);
	return new Response(sheet, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': disposition('attachment', `${call.slug}.csv`),
			'cache-control': 'private, no-store'
		}
	});
};
