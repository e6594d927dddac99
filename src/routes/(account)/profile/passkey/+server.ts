import { error, json } from '@sveltejs/kit';
import { browserName } from '#lib/people/ui/browser-name.ts';
import { addPasskey } from '#people/server';
import { visitOf } from '../../browser.ts';
import type { RequestHandler } from './$types';

/** Takes the passkey that the browser has made; it is called as the browser is. */
export const POST: RequestHandler = async (event) => {
	if (!event.locals.session) error(401, 'not_signed_in');
	const visit = visitOf(event);
	const response: unknown = await event.request.json().catch(() => null);
	const outcome = await addPasskey(event.locals.context, { response, name: browserName(visit.agent), visit });
	return outcome.ok ? json({ to: null }) : json({ refusal: outcome.refusal }, { status: 409 });
};
