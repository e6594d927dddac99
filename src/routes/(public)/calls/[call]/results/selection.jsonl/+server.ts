import { error } from '@sveltejs/kit';
import { openPublicSelection } from '#selection/server';
import { disposition } from '#platform/server';
import type { RequestHandler } from './$types';
import { wholeOf } from '../../../../../page-number.ts';

/** The selection file of an act (`?act=2`; left out, the first) for whoever wants to work the list out again. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const found = await openPublicSelection(locals.context, params.call, wholeOf(url.searchParams.get('act') ?? '1') ?? 0);
	if (!found.ok) error(404, found.refusal);
	return new Response(found.value.content, {
		headers: {
			'content-type': 'application/jsonl; charset=utf-8',
			'content-disposition': disposition('attachment', found.value.name),
			'cache-control': 'no-store'
		}
	});
};
