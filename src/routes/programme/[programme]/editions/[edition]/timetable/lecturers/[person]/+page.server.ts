import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { absenceIn, profileIn } from '#lib/scheduling/ui/forms.ts';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { readLecturer, sayAbsence, saveLecturer, withdrawAbsence } from '#scheduling/server';
import { dayErrors, dayIn, textIn } from '../../../../../../../form-days.server.ts';
import { begun, editionShown } from '../../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const { locals, params } = event;
	const { profile, topics, municipalities } = begun(
		await readLecturer(locals.context, { edition_id: edition.id, person_id: params.person }),
		event
	);
	return {
		edition,
		profile,
		topics: topics.map(({ code, name }) => ({ value: code, label: inLocale(name, locals.context.locale) })),
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		booked: Number(event.url.searchParams.get('booked')) || 0
	};
};

export const actions: Actions = {
	save: async (event) => {
		const edition = await editionShown(event);
		const form = await event.request.formData();
		const values = { ...profileIn(form), topics: form.getAll('topics').map(String), note: textIn(form, 'note') };
		const outcome = await saveLecturer(event.locals.context, { edition_id: edition.id, person_id: event.params.person, ...values });
		if (outcome.ok) redirect(303, localizeHref(event.url.pathname));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { values, errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) } });
	},
	away: async (event) => {
		const form = await event.request.formData();
		const days = { starts_on: dayIn(form, 'starts_on'), ends_on: dayIn(form, 'ends_on', false) };
		const absence = absenceIn(form, days);
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { absence, errors: wrong });
		const input = { person_id: event.params.person, starts_on: days.starts_on.day, ends_on: days.ends_on.day, why: absence.why };
		const outcome = await sayAbsence(event.locals.context, input);
		if (outcome.ok)
			redirect(303, `${localizeHref(event.url.pathname)}${outcome.value.booked > 0 ? `?booked=${outcome.value.booked}` : ''}#absences`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { absence, errors: errorsOf(outcome.faults) });
	},
	back: async (event) => {
		const form = await event.request.formData();
		const outcome = await withdrawAbsence(event.locals.context, { id: textIn(form, 'id') });
		if (!outcome.ok) error(404, outcome.refusal);
		redirect(303, `${localizeHref(event.url.pathname)}#absences`);
	}
};
