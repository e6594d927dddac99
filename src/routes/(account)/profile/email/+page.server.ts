import { fail } from '@sveltejs/kit';
import { errorsOf, sentence } from '#lib/people/ui/sentences.ts';
import { askForEmail } from '#people/server';
import { signedIn, text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = ({ locals, url }) => ({ email: signedIn(locals, url).person.email });

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const values = { email: text(await request.formData(), 'email') };
		const outcome = await askForEmail(locals.context, values);
		if (outcome.ok) return { sent: outcome.value.email };
		if (outcome.refusal === 'faulty') return fail(422, { values, errors: errorsOf(outcome.faults) as Errors });
		return fail(429, { values, errors: { email: sentence('sign_in_too_many_tries') } as Errors });
	}
};
