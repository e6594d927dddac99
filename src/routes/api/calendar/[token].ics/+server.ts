import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { personOfFeed } from '#people/server';
import { feed, inNameOf } from '#platform/server';
import { eventsFor } from '../../../../feeds.ts';
import type { RequestHandler } from './$types';

/**
 * A person's calendar, for the programs that fetch it every hour: whoever knows the address may read it, and it tells only
 * what its owner may see. An address that nobody has is answered as one that never was.
 */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const found = await personOfFeed(locals.context, params.token);
	if (!found.ok && found.refusal === 'too_often') return new Response(null, { status: 429, headers: { 'retry-after': '3600' } });
	if (!found.ok) error(404, 'not_found');
	const events = await eventsFor(inNameOf(locals.context, found.value.id), found.value);
	const text = feed(m.calendar_name({}, { locale: found.value.locale }), events);
	const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
	const changed = events.map(({ changed_at }) => changed_at.getTime());
	const headers = {
		etag,
		'cache-control': 'private, no-cache',
		...(changed.length > 0 ? { 'last-modified': new Date(Math.max(...changed)).toUTCString() } : {})
	};
	if (
		request.headers
			.get('if-none-match')
			?.split(/,\s*/)
			.some((known) => known.replace(/^W\//, '') === etag)
	)
		return new Response(null, { status: 304, headers });
	return new Response(text, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } });
};
