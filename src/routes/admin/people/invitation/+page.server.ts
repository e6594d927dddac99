import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence, sentence } from '#lib/people/ui/sentences.ts';
import { isRoleKind } from '#people';
import { chooseOrganisation, invite, listPeople } from '#people/server';
import { text } from '../../../(account)/browser.ts';
import { allowed } from '../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, url }) => {
	allowed(await listPeople(locals.context, { q: '', kind: null, limit: 0, offset: 0 }), locals, url);
	return { sent: url.searchParams.get('sent') };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const values = {
			name: text(form, 'name'),
			email: text(form, 'email'),
			kind: text(form, 'kind'),
			organisation: text(form, 'organisation'),
			organisation_id: text(form, 'organisation_id')
		};
		if (!isRoleKind(values.kind)) return fail(422, { values, matches: [], errors: { kind: sentence('people_role_missing') } as Errors });
		const { organisation, matches } = await chooseOrganisation(locals.context, {
			typed: values.organisation,
			chosen: values.organisation_id,
			kind: values.kind
		});
		if (!organisation) {
			const field = matches.length > 0 ? 'organisation_id' : 'organisation';
			return fail(422, {
				values,
				matches,
				errors: { [field]: sentence(matches.length > 0 ? 'people_organisation_several' : 'people_organisation_none') } as Errors
			});
		}
		const outcome = await invite(locals.context, { ...values, kind: values.kind, organisation_id: organisation.id });
		if (outcome.ok) redirect(303, `${localizeHref('/admin/people/invitation')}?sent=${encodeURIComponent(values.email)}`);
		if (outcome.refusal === 'not_yours') error(403, 'not_yours');
		const errors: Errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { email: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, matches: [organisation], errors });
	}
};
