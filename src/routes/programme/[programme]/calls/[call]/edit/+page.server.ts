import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { callValues } from '#lib/programmes/ui/call-form.ts';
import { changeCall } from '#programmes/server';
import { callErrors, callInput, callTyped, mendedInput } from '../../../../call-input.ts';
import { deskOf } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ values: callValues((await deskOf(event)).call) });

export const actions: Actions = {
	default: async (event) => {
		const { call } = await deskOf(event);
		const form = await event.request.formData();
		const input = call.state === 'published' ? mendedInput(form) : callInput(form);
		const outcome = await changeCall(event.locals.context, { call_id: call.id, ...input });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${call.programme.slug}/calls/${call.slug}`));
		if (outcome.refusal === 'not_found' || outcome.refusal === 'not_allowed')
			error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const errors = callErrors(form, outcome.faults);
		if (outcome.refusal === 'call_published')
			return fail(409, { values: callTyped(form), errors: { ...errors, summary_lt: m.refusal_programme_call_published() } });
		return fail(422, { values: callTyped(form), errors });
	}
};
