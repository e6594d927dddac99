import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/people/ui/sentences.ts';
import { withinSite } from '#people';
import { changeProfile, isUnnamed, readProfile } from '#people/server';
import { languageAge, languageCookie } from '../../../../language.ts';
import { allowed } from '../../../allowed.ts';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { person } = allowed(await readProfile(locals.context, { cookie: request.headers.get('cookie') }), locals, url);
	const unnamed = isUnnamed(person);
	return { person: { ...person, name: unnamed ? '' : person.name }, unnamed, to: withinSite(url.searchParams.get('to'), '') };
};

export const actions: Actions = {
	default: async ({ locals, request, cookies, url }) => {
		const form = await request.formData();
		const locale = text(form, 'locale') === 'en' ? ('en' as const) : ('lt' as const);
		const values = { name: text(form, 'name'), phone: text(form, 'phone'), locale };
		const outcome = await changeProfile(locals.context, values);
		if (!outcome.ok) return fail(422, { values, errors: errorsOf(outcome.faults) });
		cookies.set(languageCookie, locale, {
			path: '/',
			maxAge: languageAge,
			httpOnly: false,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
		redirect(303, withinSite(text(form, 'to'), `${localizeHref('/profile', { locale })}?done=name`));
	}
};
