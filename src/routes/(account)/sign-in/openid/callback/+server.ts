import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { finishOpenId } from '#people/server';
import { goOn, setCookies, visitOf } from '../../../browser.ts';
import type { RequestHandler } from './$types';

/** Where the provider sends the browser back. */
export const GET: RequestHandler = async (event) => {
	const outcome = await finishOpenId(event.locals.context, { query: Object.fromEntries(event.url.searchParams), visit: visitOf(event) });
	if (!outcome.ok) {
		const trouble = outcome.refusal === 'openid_address_unproven' ? 'sign_in_openid_unproven' : 'sign_in_openid_failed';
		redirect(303, `${localizeHref('/sign-in')}?trouble=${trouble}`);
	}
	setCookies(event, outcome.value.cookies);
	goOn(outcome.value.unnamed, outcome.value.to);
};
