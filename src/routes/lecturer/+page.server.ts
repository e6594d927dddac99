import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { absenceIn, profileIn } from '#lib/scheduling/ui/forms.ts';
import { errorsOf } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { readLecturerDesk, sayAbsence, saveOwnLecturer, withdrawAbsence } from '#scheduling/server';
import { allowed } from '../allowed.ts';
import { dayErrors, dayIn, textIn } from '../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { profile, topics, trainings, municipalities, today } = allowed(await readLecturerDesk(locals.context), locals, url);
	const { locale } = locals.context;
	return {
		profile: { ...profile, note: '' },
		topics: topics.map((words) => inLocale(words, locale)),
		trainings: trainings.map(({ topic_words, ...one }) => ({ ...one, topic: inLocale(topic_words, locale) })),
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		today,
		booked: Number(url.searchParams.get('booked')) || 0
	};
};

export const actions: Actions = {
	save: async ({ locals, request, url }) => {
		const values = profileIn(await request.formData());
		const outcome = await saveOwnLecturer(locals.context, values);
		if (outcome.ok) redirect(303, localizeHref(url.pathname));
		if (outcome.refusal === 'not_found') error(403, outcome.refusal);
		return fail(422, { values, errors: errorsOf(outcome.faults) });
	},
	away: async ({ locals, request, url }) => {
		const form = await request.formData();
		const days = { starts_on: dayIn(form, 'starts_on'), ends_on: dayIn(form, 'ends_on', false) };
		const absence = absenceIn(form, days);
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { absence, errors: wrong });
		const person_id = locals.context.actor.id ?? '';
		const input = { person_id, starts_on: days.starts_on.day, ends_on: days.ends_on.day, why: absence.why };
		const outcome = await sayAbsence(locals.context, input);
		if (outcome.ok)
			redirect(303, `${localizeHref(url.pathname)}${outcome.value.booked > 0 ? `?booked=${outcome.value.booked}` : ''}#absences`);
		if (outcome.refusal === 'not_found') error(403, outcome.refusal);
		return fail(422, { absence, errors: errorsOf(outcome.faults) });
	},
	back: async ({ locals, request, url }) => {
		const outcome = await withdrawAbsence(locals.context, { id: textIn(await request.formData(), 'id') });
		if (!outcome.ok) error(404, outcome.refusal);
		redirect(303, `${localizeHref(url.pathname)}#absences`);
	}
};
