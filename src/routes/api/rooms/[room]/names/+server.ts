import { error, json } from '@sveltejs/kit';
import { readMentionable } from '#spaces/server';
import type { RequestHandler } from './$types';

/** Names of the room as somebody types them after an @: for whoever is in it. */
export const GET: RequestHandler = async ({ params, locals, url: { searchParams: asked } }) => {
	if (!locals.session) error(404);
	const outcome = await readMentionable(locals.context, {
		room_id: params.room,
		item_id: asked.get('item') ?? undefined,
		visibility: asked.get('visibility') ?? undefined,
		typed: asked.get('who') ?? ''
	});
	if (!outcome.ok) error(outcome.refusal === 'too_many' ? 429 : 404);
	return json(outcome.value, { headers: { 'cache-control': 'private, no-store' } });
};
