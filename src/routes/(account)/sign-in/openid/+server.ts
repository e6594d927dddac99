import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { beginOpenId } from '#people/server';
import { setCookies, visitOf } from '../../browser.ts';
import type { RequestHandler } from './$types';

/** Leads to the provider. A link and not a form, because the security policy lets our forms go nowhere else. */
export const GET: RequestHandler = async (event) => {
	const to = event.url.searchParams.get('to') || localizeHref('/today');
	const begun = await beginOpenId(event.locals.context, { to, visit: visitOf(event) });
	if (!begun.ok) {
		const trouble = begun.refusal === 'too_many_tries' ? 'sign_in_too_many_tries' : 'sign_in_openid_failed';
		redirect(303, `${localizeHref('/sign-in')}?trouble=${trouble}`);
	}
	setCookies(event, begun.value.cookies);
	redirect(303, begun.value.url);
};
