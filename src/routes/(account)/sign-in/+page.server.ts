import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, isSentence, sentence } from '#lib/people/ui/sentences.ts';
import { mayKeepPasskeys, withinSite } from '#people';
import { openIdName, personasAtTheDoor, requestSignInLink, sessionOwing, signInWithPassword } from '#people/server';
import { goOn, setCookies, text, visitOf } from '../browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const to = withinSite(url.searchParams.get('to'), '');
	if (locals.session) redirect(303, to || localizeHref('/today'));
	const owing = await sessionOwing(locals.context, visitOf(event));
	if (owing) redirect(303, `${localizeHref('/sign-in/second-factor')}?to=${encodeURIComponent(to)}`);
	const trouble = url.searchParams.get('trouble');
	return {
		to,
		openId: openIdName(),
		passkeys: mayKeepPasskeys(url.hostname),
		personas: await personasAtTheDoor(locals.context),
		trouble: trouble !== null && isSentence(trouble) ? sentence(trouble) : null
	};
};

export const actions: Actions = {
	link: async (event) => {
		const { locals, request, cookies, url } = event;
		const form = await request.formData();
		const values = { email: text(form, 'email') };
		const outcome = await requestSignInLink(locals.context, {
			...values,
			to: withinSite(text(form, 'to'), '/'),
			address: visitOf(event).address
		});
		if (!outcome.ok) {
			const errors: Errors = outcome.refusal === 'faulty' ? errorsOf(outcome.faults) : { email: sentence('sign_in_too_many_tries') };
			return fail(outcome.refusal === 'faulty' ? 422 : 429, { values, errors });
		}
		cookies.set('kartu_letter', outcome.value.ticket, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: 900
		});
		redirect(303, localizeHref('/sign-in/sent'));
	},
	password: async (event) => {
		const form = await event.request.formData();
		const values = { password_email: text(form, 'password_email') };
		const outcome = await signInWithPassword(event.locals.context, {
			email: values.password_email,
			password: text(form, 'password'),
			visit: visitOf(event)
		});
		if (outcome.ok) {
			setCookies(event, outcome.value.cookies);
			goOn(outcome.value.unnamed, text(form, 'to'));
		}
		if (outcome.refusal === 'faulty') {
			const { email, ...others } = errorsOf(outcome.faults);
			const errors: Errors = { ...(email ? { password_email: email } : {}), ...others };
			return fail(422, { values, errors });
		}
		const key = outcome.refusal === 'too_many_tries' ? 'sign_in_too_many_tries' : 'sign_in_password_wrong';
		const errors: Errors = { password: sentence(key) };
		return fail(outcome.refusal === 'too_many_tries' ? 429 : 409, { values, errors });
	}
};
