import { error } from '@sveltejs/kit';
import { isId } from '#platform';
import { lookOn } from '../../../../../live.ts';
import type { RequestHandler } from './$types';

/** What comes to pass in a room, for whoever is in it. A proxy that gathers answers is asked not to. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	if (!locals.session || !isId(params.room)) error(404);
	const { session, context } = locals;
	const stream = await lookOn({ room_id: params.room, session, headers: request.headers, locale: context.locale });
	if (!stream) error(404);
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' }
	});
};
