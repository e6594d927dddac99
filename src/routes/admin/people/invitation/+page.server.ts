import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/people/ui/sentences.ts';
import { invite, listPeople } from '#people/server';
import { text } from '../../../(account)/browser.ts';
import { allowed } from '../../../allowed.ts';
import { readRoleForm, type Errors } from '../role-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	allowed(await listPeople(locals.context, { q: '', kind: null, limit: 0, offset: 0 }), locals, url);
	return { sent: url.searchParams.get('sent') };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const { values: role, ...read } = await readRoleForm(locals, form);
		const values = { name: text(form, 'name'), email: text(form, 'email'), ...role };
		if (read.errors) return fail(422, { values, matches: read.matches, errors: read.errors });
		const outcome = await invite(locals.context, { ...values, kind: read.kind, organisation_id: read.organisation.id });
		if (outcome.ok) redirect(303, `${localizeHref('/admin/people/invitation')}?sent=${encodeURIComponent(values.email)}`);
		if (outcome.refusal === 'not_yours') error(403, 'not_yours');
		const errors: Errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { email: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, matches: [read.organisation], errors });
	}
};
