import { error } from '@sveltejs/kit';
import { readFilters } from '#applications';
import { listForExport } from '#applications/server';
import { sheetOf } from '#lib/applications/ui/centre/export.ts';
import { inLocale } from '#platform';
import { asXlsx, disposition } from '#platform/server';
import type { RequestHandler } from './$types';

/** Exactly the filtered list, whole. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const found = await listForExport(locals.context, params.call, readFilters(url.searchParams));
	if (!found.ok) error(found.refusal === 'not_found' ? 404 : 403, found.refusal);
	const { call, rows } = found.value;
	const { locale } = locals.context;
	const sheet = new Uint8Array(await asXlsx(sheetOf(rows), inLocale(call.name, locale), locals.context.now));
	return new Response(sheet, {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': disposition('attachment', `${call.slug}.xlsx`),
			'cache-control': 'private, no-store'
		}
	});
};
