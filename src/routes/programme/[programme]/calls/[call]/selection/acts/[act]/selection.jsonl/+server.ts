import { error } from '@sveltejs/kit';
import { disposition } from '#platform/server';
import { exportSelection, readAct } from '#selection/server';
import type { RequestHandler } from './$types';

/** The selection file of an act, for the officers of its centre: before the letters are sent, too. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const act = await readAct(locals.context, params.call, params.act);
	if (!act.ok) error(404, act.refusal);
	const found = await exportSelection(locals.context, { call: params.call, act: act.value.act.number });
	if (!found.ok) error(404, found.refusal);
	return new Response(found.value.content, {
		headers: {
			'content-type': 'application/jsonl; charset=utf-8',
			'content-disposition': disposition('attachment', `${params.call}-${found.value.number}.jsonl`),
			'cache-control': 'private, no-store'
		}
	});
};
