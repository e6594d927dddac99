import { json } from '@sveltejs/kit';
import { passkeyQuestion } from '#people/server';
import { setCookies, visitOf } from '../../../browser.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to ask for a passkey. */
export const POST: RequestHandler = async (event) => {
	const question = await passkeyQuestion(event.locals.context, visitOf(event));
	if (!question.ok) return json({ refusal: question.refusal }, { status: 429 });
	setCookies(event, question.value.cookies);
	return json(question.value.options);
};
