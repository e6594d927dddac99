import { json } from '@sveltejs/kit';
import { passkeyQuestion } from '#people/server';
import { setCookies, visitOf } from '../../../browser.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to ask for a passkey. */
export const POST: RequestHandler = async (event) => {
	const { options, cookies } = await passkeyQuestion(event.locals.context, visitOf(event));
	setCookies(event, cookies);
	return json(options);
};
