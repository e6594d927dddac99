import { fail, redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { localizeHref } from '#lib/messages/runtime.js';
import { sentence } from '#lib/people/ui/sentences.ts';
import { beginSecondFactor, endSecondFactor, readProfile, showCode } from '#people/server';
import { allowed } from '../../../allowed.ts';
import { setCookies, signedIn, text, visitOf } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { has_second_factor, has_password } = allowed(
		await readProfile(locals.context, { cookie: request.headers.get('cookie') }),
		locals,
		url
	);
	return { has_second_factor, has_password };
};

export const actions: Actions = {
	begin: async (event) => {
		signedIn(event.locals, event.url);
		const form = await event.request.formData();
		const begun = await beginSecondFactor(event.locals.context, { password: text(form, 'password'), visit: visitOf(event) });
		if (!begun.ok) return fail(409, { errors: { password: sentence('sign_in_password_needed') } as Errors, setup: null });
		return { errors: {} as Errors, setup: { ...begun.value, picture: await QRCode.toString(begun.value.uri, { type: 'svg', margin: 1 }) } };
	},
	show: async (event) => {
		signedIn(event.locals, event.url);
		const form = await event.request.formData();
		const outcome = await showCode(event.locals.context, { code: text(form, 'code'), visit: visitOf(event) });
		if (!outcome.ok) {
			const key = outcome.refusal === 'too_many_tries' ? 'sign_in_too_many_tries' : 'sign_in_code_wrong';
			return fail(409, { errors: { code: sentence(key) } as Errors, setup: null });
		}
		setCookies(event, outcome.value.cookies);
		redirect(303, `${localizeHref('/profile')}?done=factor`);
	},
	end: async (event) => {
		signedIn(event.locals, event.url);
		const form = await event.request.formData();
		const outcome = await endSecondFactor(event.locals.context, { password: text(form, 'password'), visit: visitOf(event) });
		if (!outcome.ok) return fail(409, { errors: { password: sentence('sign_in_password_needed') } as Errors, setup: null });
		setCookies(event, outcome.value.cookies);
		redirect(303, `${localizeHref('/profile')}?done=factor-off`);
	}
};
