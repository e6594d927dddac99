import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, sentence } from '#lib/people/ui/sentences.ts';
import { freshMinutes, readProfile, setPassword } from '#people/server';
import { allowed } from '../../../allowed.ts';
import { text, visitOf } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { has_password, sessions, person } = allowed(
		await readProfile(locals.context, { cookie: request.headers.get('cookie') }),
		locals,
		url
	);
	const begun = sessions.find(({ here }) => here)?.begun_at.getTime() ?? 0;
	return { asksPresent: has_password && locals.context.now.getTime() - begun >= freshMinutes * 60_000, has_password, email: person.email };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const outcome = await setPassword(event.locals.context, {
			present: text(form, 'present'),
			wanted: text(form, 'wanted'),
			visit: visitOf(event)
		});
		if (outcome.ok) redirect(303, `${localizeHref('/profile')}?done=password`);
		if (outcome.refusal === 'not_signed_in') redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(event.url.pathname)}`);
		if (outcome.refusal === 'too_many_tries') return fail(429, { errors: { present: sentence('sign_in_too_many_tries') } as Errors });
		return fail(422, { errors: errorsOf(outcome.faults) });
	}
};
