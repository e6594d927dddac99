import { fail } from '@sveltejs/kit';
import { signInLinkState, signInWithLink } from '#people/server';
import { withinSite } from '#people';
import { goOn, setCookies, text, visitOf } from '../../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking at the link uses nothing up: mail readers open links before people do. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const state = await signInLinkState(locals.context, params.token);
	return { refusal: state.ok ? null : state.refusal, to: withinSite(url.searchParams.get('to'), '') };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const outcome = await signInWithLink(event.locals.context, { token: event.params.token, visit: visitOf(event) });
		if (!outcome.ok) return fail(409, { refusal: outcome.refusal });
		setCookies(event, outcome.value.cookies);
		goOn(outcome.value.unnamed, text(form, 'to'));
	}
};
