import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { pairLecturers, readLecturers, unpairLecturers } from '#scheduling/server';
import { textIn } from '../../../../../../form-days.server.ts';
import { begun, editionShown } from '../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const { locale } = event.locals.context;
	const { lecturers, without, topics, pairings } = begun(await readLecturers(event.locals.context, { edition_id: edition.id }), event);
	const words = new Map(topics.map(({ code, name }) => [code, inLocale(name, locale)]));
	return {
		edition,
		lecturers: lecturers.map(({ id, name, municipality, topics: codes, most_days, days, trainings, available, absences }) => ({
			id,
			name,
			municipality,
			topics: codes.map((code) => words.get(code) ?? code),
			most_days,
			days,
			trainings,
			available,
			absences: absences.length
		})),
		without,
		pairings: pairings.map(({ id, one, other, kind }) => ({ id, one, other, kind }))
	};
};

export const actions: Actions = {
	pair: async (event) => {
		const { id } = await editionShown(event);
		const form = await event.request.formData();
		const values = { one_id: textIn(form, 'one_id'), other_id: textIn(form, 'other_id'), kind: textIn(form, 'kind') };
		const outcome = await pairLecturers(event.locals.context, { edition_id: id, ...values });
		if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}#pairs`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { values, errors: errorsOf(outcome.faults) });
	},
	unpair: async (event) => {
		const { id } = await editionShown(event);
		const form = await event.request.formData();
		const outcome = await unpairLecturers(event.locals.context, { edition_id: id, id: textIn(form, 'id') });
		if (!outcome.ok) error(404, outcome.refusal);
		redirect(303, `${localizeHref(event.url.pathname)}#pairs`);
	}
};
