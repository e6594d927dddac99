import { json } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { signInWithPasskey } from '#people/server';
import { setCookies, visitOf } from '../../browser.ts';
import type { RequestHandler } from './$types';

/** Takes the browser's answer; says where to go on. */
export const POST: RequestHandler = async (event) => {
	const response: unknown = await event.request.json().catch(() => null);
	const outcome = await signInWithPasskey(event.locals.context, { response, visit: visitOf(event) });
	if (!outcome.ok) return json({ refusal: outcome.refusal }, { status: 409 });
	setCookies(event, outcome.value.cookies);
	return json({ to: outcome.value.unnamed ? localizeHref('/profile/name') : null });
};
