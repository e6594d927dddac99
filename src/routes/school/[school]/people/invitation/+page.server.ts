import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence, sentence } from '#lib/people/ui/sentences.ts';
import { isRoleKind } from '#people';
import { invite, peopleOfSchool } from '#people/server';
import { signedIn, text } from '../../../../(account)/browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	signedIn(locals, url);
	const found = await peopleOfSchool(locals.context, params.school);
	if (!found.ok) error(404, 'not_found');
	if (found.value.givable.length === 0) error(403, 'not_yours');
	return { school: found.value.school, kinds: found.value.givable };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { name: text(form, 'name'), email: text(form, 'email'), kind: text(form, 'kind') };
		if (!isRoleKind(values.kind)) return fail(422, { values, errors: { kind: sentence('people_role_missing') } as Errors });
		const outcome = await invite(locals.context, { ...values, kind: values.kind, organisation_id: params.school });
		if (outcome.ok) redirect(303, `${localizeHref(`/school/${params.school}/people`)}?done=invited`);
		if (outcome.refusal === 'not_yours' || outcome.refusal === 'unknown_organisation')
			error(outcome.refusal === 'not_yours' ? 403 : 404, outcome.refusal);
		const errors: Errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { email: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, errors });
	}
};
