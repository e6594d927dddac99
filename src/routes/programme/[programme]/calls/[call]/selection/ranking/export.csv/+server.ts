import { error } from '@sveltejs/kit';
import { rankingSheet } from '#lib/selection/ui/ranking-sheet.ts';
import { asCsv, disposition } from '#platform/server';
import { readRanking } from '#selection/server';
import type { RequestHandler } from './$types';

/** The whole ranking as the address asks for it: as it stands, or as it would be. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const found = await readRanking(locals.context, params.call, url.searchParams);
	if (!found.ok) error(/^not_found$|^no_/.test(found.refusal) ? 404 : 403, found.refusal);
	const { locale } = locals.context;
	return new Response(asCsv(rankingSheet(found.value, locale), locale), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': disposition('attachment', `${found.value.call.slug}-eile.csv`),
			'cache-control': 'private, no-store'
		}
	});
};
