import { error, json } from '@sveltejs/kit';
import { newPasskeyQuestion } from '#people/server';
import { setCookies, visitOf } from '../../../browser.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to make a passkey. */
export const POST: RequestHandler = async (event) => {
	if (!event.locals.session) error(401, 'not_signed_in');
	const { options, cookies } = await newPasskeyQuestion(event.locals.context, visitOf(event));
	setCookies(event, cookies);
	return json(options);
};
