import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { stopByLink } from '#spaces/server';
import type { RequestHandler } from './$types';

/** A person who opens the address chooses on its page; nothing is ended by looking, as mail readers look at all links. */
export const GET: RequestHandler = ({ params }) => redirect(303, localizeHref(`/letters/${params.token}`));

/** The button of a mail reader (RFC 8058): it asks nothing, knows no cookie, and may be pressed twice. */
export const POST: RequestHandler = async ({ params, locals }) => {
	const outcome = await stopByLink(locals.context, params.token);
	return new Response(null, { status: outcome.ok ? 200 : 404 });
};
