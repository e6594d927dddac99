import { error } from '@sveltejs/kit';
import { signInAsPersona } from '#people/server';
import { goOn, setCookies, text, visitOf } from '../../browser.ts';
import type { RequestHandler } from './$types';

/** The door of the demonstration. Where it does not exist there is nothing at this address. */
export const POST: RequestHandler = async (event) => {
	const form = await event.request.formData();
	const outcome = await signInAsPersona(event.locals.context, { person_id: text(form, 'person_id'), visit: visitOf(event) });
	if (!outcome.ok) error(404, 'not_found');
	setCookies(event, outcome.value.cookies);
	goOn(outcome.value.unnamed, text(form, 'to'));
};

export const GET: RequestHandler = () => error(404, 'not_found');
