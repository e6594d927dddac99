import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { isCategory } from '#schools';
import { addStaff, readStaff } from '#schools/server';
import { allowed } from '../../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { school, may_keep } = allowed(await readStaff(locals.context, params.school), locals, url);
	allowed(may_keep ? { ok: true, value: undefined } : { ok: false, refusal: 'not_yours', faults: [] }, locals, url);
	return { school: { id: school.id, name: school.name } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const days = { starts_on: dayIn(form, 'starts_on', false), category_from: dayIn(form, 'category_from', false) };
		const said = {
			name: textIn(form, 'name'),
			email: textIn(form, 'email'),
			post: textIn(form, 'post'),
			subject: textIn(form, 'subject'),
			administration: form.has('administration'),
			teaching: form.has('teaching'),
			another: form.has('another')
		};
		const category = textIn(form, 'category');
		const values = { ...said, category, starts_on: days.starts_on.parts, category_from: days.category_from.parts };
		const wrongDays = dayErrors(days);
		if (Object.keys(wrongDays).length > 0) return fail(422, { values, errors: wrongDays, sameName: false });
		const outcome = await addStaff(locals.context, {
			school_id: params.school,
			...said,
			starts_on: days.starts_on.day,
			...(isCategory(category) ? { category, category_from: days.category_from.day } : {})
		});
		if (outcome.ok) redirect(303, localizeHref(`/school/${params.school}/staff?saved`));
		const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { name: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, errors, sameName: outcome.refusal === 'same_name' });
	}
};
