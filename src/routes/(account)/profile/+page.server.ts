import { fail } from '@sveltejs/kit';
import { mayKeepPasskeys } from '#people';
import { endOtherSessions, endSession, readProfile, removePasskey, confirmContact, endRole } from '#people/server';
import { refusalSentence } from '#lib/people/ui/sentences.ts';
import { allowed } from '../../allowed.ts';
import { text, visitOf } from '../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const profile = allowed(await readProfile(locals.context, { cookie: request.headers.get('cookie') }), locals, url);
	return { ...profile, maySetPasskeys: mayKeepPasskeys(url.hostname), done: url.searchParams.get('done') };
};

export const actions: Actions = {
	session: async ({ locals, request }) => {
		const form = await request.formData();
		await endSession(locals.context, { session_id: text(form, 'session_id') });
	},
	others: async ({ locals, request }) => {
		await endOtherSessions(locals.context, { cookie: request.headers.get('cookie') });
	},
	passkey: async (event) => {
		const form = await event.request.formData();
		await removePasskey(event.locals.context, { id: text(form, 'id'), visit: visitOf(event) });
	},
	confirm: async ({ locals, request }) => {
		const outcome = await confirmContact(locals.context, { role_id: text(await request.formData(), 'role_id') });
		if (!outcome.ok) return fail(409, { trouble: refusalSentence(outcome.refusal) });
		return { trouble: '' };
	},
	leave: async ({ locals, request }) => {
		const outcome = await endRole(locals.context, { role_id: text(await request.formData(), 'role_id') });
		if (!outcome.ok) return fail(409, { trouble: refusalSentence(outcome.refusal) });
		return { trouble: '' };
	}
};
