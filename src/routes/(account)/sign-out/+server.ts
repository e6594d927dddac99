import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { signOut } from '#people/server';
import { setCookies, visitOf } from '../browser.ts';
import type { RequestHandler } from './$types';

/** Ends the session of this browser. */
export const POST: RequestHandler = async (event) => {
	setCookies(event, (await signOut(event.locals.context, visitOf(event))).cookies);
	redirect(303, localizeHref('/'));
};

/** Somebody came back to this address: there is nothing to see, and reading changes nothing. */
export const GET: RequestHandler = () => redirect(303, localizeHref('/'));
