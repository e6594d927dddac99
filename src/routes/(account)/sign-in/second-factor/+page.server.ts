import { fail, redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { localizeHref } from '#lib/messages/runtime.js';
import { sentence } from '#lib/people/ui/sentences.ts';
import { withinSite } from '#people';
import { beginSecondFactor, sessionOwing, showCode, signOut } from '#people/server';
import { goOn, setCookies, text, visitOf } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const to = withinSite(url.searchParams.get('to'), '');
	if (locals.session) redirect(303, to || localizeHref('/today'));
	const owing = await sessionOwing(locals.context, visitOf(event));
	if (!owing) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(to)}`);
	return { to, name: owing.person.name, set: owing.has_second_factor };
};

export const actions: Actions = {
	begin: async (event) => {
		const form = await event.request.formData();
		const begun = await beginSecondFactor(event.locals.context, { password: text(form, 'password'), visit: visitOf(event) });
		if (!begun.ok) return fail(409, { errors: { password: sentence('sign_in_password_needed') } as Errors, setup: null });
		return { errors: {} as Errors, setup: { ...begun.value, picture: await QRCode.toString(begun.value.uri, { type: 'svg', margin: 1 }) } };
	},
	show: async (event) => {
		const form = await event.request.formData();
		const outcome = await showCode(event.locals.context, { code: text(form, 'code'), visit: visitOf(event) });
		if (outcome.ok) {
			setCookies(event, outcome.value.cookies);
			goOn(false, text(form, 'to'));
		}
		if (outcome.refusal === 'not_signed_in') redirect(303, localizeHref('/sign-in'));
		const key = outcome.refusal === 'too_many_tries' ? 'sign_in_too_many_tries' : 'sign_in_code_wrong';
		return fail(outcome.refusal === 'too_many_tries' ? 429 : 409, { errors: { code: sentence(key) } as Errors, setup: null });
	},
	leave: async (event) => {
		setCookies(event, (await signOut(event.locals.context, visitOf(event))).cookies);
		redirect(303, localizeHref('/sign-in'));
	}
};
