import { fail } from '@sveltejs/kit';
import { confirmEmail, emailByLink } from '#people/server';
import type { Actions, PageServerLoad } from './$types';

/** Looking at the link changes nothing: mail readers open links before people do. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await emailByLink(locals.context, params.token);
	return found.ok ? { refusal: null, email: found.value.email } : { refusal: found.refusal, email: '' };
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const outcome = await confirmEmail(locals.context, params.token);
		return outcome.ok ? { changed: outcome.value.email } : fail(409, { refusal: outcome.refusal });
	}
};
