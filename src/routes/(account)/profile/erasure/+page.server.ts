import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence, sentence } from '#lib/people/ui/sentences.ts';
import { erasureWords } from '#lib/people/ui/erasure-words.ts';
import { askErasure, freshMinutes, readOwnErasure, readProfile, withdrawErasure } from '#people/server';
import { erasers } from '../../../../erasers.ts';
import { allowed } from '../../../allowed.ts';
import { text, visitOf } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { counts, ...own } = allowed(await readOwnErasure(locals.context, erasers), locals, url);
	const profile = allowed(await readProfile(locals.context, { cookie: request.headers.get('cookie') }), locals, url);
	const begun = profile.sessions.find(({ here }) => here)?.begun_at.getTime() ?? 0;
	const fresh = locals.context.now.getTime() - begun < freshMinutes * 60_000;
	return { ...own, ...erasureWords(counts), asksPresent: profile.has_password && !fresh, done: url.searchParams.get('done') };
};

export const actions: Actions = {
	ask: async (event) => {
		const present = text(await event.request.formData(), 'present');
		const outcome = await askErasure(event.locals.context, { visit: visitOf(event), present });
		if (outcome.ok || outcome.refusal === 'already_asked') redirect(303, localizeHref('/profile/erasure'));
		if (outcome.refusal === 'not_signed_in') redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(event.url.pathname)}`);
		if (outcome.refusal === 'faulty') return fail(422, { errors: errorsOf(outcome.faults), trouble: '' });
		if (outcome.refusal === 'too_many_tries')
			return fail(429, { errors: { present: sentence('sign_in_too_many_tries') } as Errors, trouble: '' });
		return fail(409, { errors: {} as Errors, trouble: refusalSentence(outcome.refusal) });
	},
	withdraw: async ({ locals }) => {
		const outcome = await withdrawErasure(locals.context);
		if (!outcome.ok) return fail(409, { errors: {} as Errors, trouble: refusalSentence(outcome.refusal) });
		redirect(303, `${localizeHref('/profile/erasure')}?done=withdrawn`);
	}
};
