import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/people/ui/sentences.ts';
import { endRole, handOver, roleFile } from '#people/server';
import { signedIn, text } from '../../../../(account)/browser.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	signedIn(locals, url);
	const found = await roleFile(locals.context, { role_id: params.role, organisation_id: params.school });
	if (!found.ok) error(404, 'not_found');
	if (!found.value.mayEnd) error(403, 'not_yours');
	return { ...found.value, person: { name: found.value.person.name } };
};

export const actions: Actions = {
	handover: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { name: text(form, 'name'), email: text(form, 'email') };
		const outcome = await handOver(locals.context, { role_id: params.role, ...values });
		if (outcome.ok) redirect(303, `${localizeHref(`/school/${params.school}/people`)}?done=handed`);
		if (outcome.refusal === 'not_yours') error(403, 'not_yours');
		if (outcome.refusal === 'unknown_role') error(404, 'not_found');
		const errors: Errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { email: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, errors });
	},
	end: async ({ locals, params }) => {
		const outcome = await endRole(locals.context, { role_id: params.role });
		if (!outcome.ok && outcome.refusal !== 'already_ended') error(outcome.refusal === 'not_yours' ? 403 : 404, outcome.refusal);
		// Whoever has given up their only role here does not see the list any more.
		const sees = locals.session?.roles.filter(({ organisation_id }) => organisation_id === params.school).length !== 1;
		redirect(303, sees ? `${localizeHref(`/school/${params.school}/people`)}?done=ended` : localizeHref('/profile'));
	}
};
