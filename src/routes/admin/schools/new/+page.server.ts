import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { readSchool, registerSchool } from '#schools/server';
import { choicesOf } from '../../../(public)/schools/search.server.ts';
import { dayErrors, dayIn, textIn } from '../../../form-days.server.ts';
import { entryIn } from '../entry.server.ts';
import { forKeepers } from '../officer.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** With `?parent=` it is a branch of that school (S-04). */
export const load: PageServerLoad = async ({ locals, url }) => {
	await forKeepers(locals, url);
	const parent = await readSchool(locals.context, url.searchParams.get('parent') ?? '');
	return {
		choices: await choicesOf(locals.context),
		parent: parent.ok ? { id: parent.value.school.id, name: parent.value.school.name } : null
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const starts_on = dayIn(form, 'starts_on', false);
		const parent_id = textIn(form, 'parent_id');
		const said = { ...entryIn(form), legal_code: textIn(form, 'legal_code') };
		const values = { ...said, starts_on: starts_on.parts };
		if (starts_on.error) return fail(422, { values, errors: dayErrors({ starts_on }) });
		const outcome = await registerSchool(locals.context, { ...said, starts_on: starts_on.day, parent_id: parent_id || null });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/${outcome.value.id}?saved`));
		const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { name: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, errors });
	}
};
