import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { closeSchool, readSchool } from '#schools/server';
import { allowed } from '../../../../allowed.ts';
import { dayErrors, dayIn } from '../../../../form-days.server.ts';
import { forKeepers } from '../../officer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	await forKeepers(locals, url);
	const { school } = allowed(await readSchool(locals.context, params.school), locals, url);
	return { school: { id: school.id, name: school.name } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const closed_on = dayIn(await request.formData(), 'closed_on');
		if (closed_on.error) return fail(422, { closed_on: closed_on.parts, errors: dayErrors({ closed_on }) });
		const outcome = await closeSchool(locals.context, { school_id: params.school, closed_on: closed_on.day });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/${params.school}`));
		const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { closed_on: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { closed_on: closed_on.parts, errors });
	}
};
