import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { dayOf } from '#platform';
import { changeSchool, readSchool } from '#schools/server';
import { allowed } from '../../../../allowed.ts';
import { choicesOf } from '../../../../(public)/schools/search.server.ts';
import { dayErrors, dayIn } from '../../../../form-days.server.ts';
import { entryIn } from '../../entry.server.ts';
import { forKeepers } from '../../officer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	await forKeepers(locals, url);
	const { school } = allowed(await readSchool(locals.context, params.school), locals, url);
	const text = (value: string | number | null) => String(value ?? '');
	return {
		school: { id: school.id, name: school.name },
		choices: await choicesOf(locals.context),
		today: dayOf(locals.context.now),
		// Numbers of pupils are of a day, so they are asked anew and not filled in.
		values: {
			name: school.name,
			type: school.type_code,
			owner_kind: text(school.owner_kind),
			municipality: school.municipality_id,
			address: school.address,
			email: text(school.email),
			phone: text(school.phone),
			website: text(school.website),
			latitude: text(school.latitude),
			longitude: text(school.longitude),
			pupils: '',
			teachers: ''
		} as Record<string, string>
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const from = dayIn(form, 'from');
		const values = entryIn(form);
		if (from.error) return fail(422, { values, from: from.parts, errors: dayErrors({ from }) });
		const outcome = await changeSchool(locals.context, { school_id: params.school, from: from.day, ...values });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/${params.school}?saved`));
		const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { name: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { values, from: from.parts, errors });
	}
};
