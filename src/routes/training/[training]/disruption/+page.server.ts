import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { readTrainingView, reportDisruption, type ReportInput, type TrainingView } from '#scheduling/server';
import { allowed } from '../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const view = await reportable(locals, params.training, url);
	const { id, school, reference, days, lecturers } = view.training;
	const names = view.parties.filter(({ party }) => party === 'lecturer').map(({ name }) => name);
	return {
		training: { id, school, reference, days: days.filter((day) => day > view.today) },
		as: view.as,
		lecturers: view.as === 'officer' ? lecturers.map((value, at) => ({ value, label: names[at] ?? '…' })) : []
	};
};

/** Only who may say it finds the page: the lecturer, the school, an officer, while days are to come. */
async function reportable(locals: App.Locals, id: string, url: URL): Promise<TrainingView> {
	const view = allowed(await readTrainingView(locals.context, id), locals, url);
	if (!view.mayReport) error(404, 'not_found');
	return view;
}

export const actions: Actions = {
	default: async ({ params, locals, url, request }) => {
		const view = await reportable(locals, params.training, url);
		const form = await request.formData();
		const [what, why, person] = [textIn(form, 'what'), textIn(form, 'why'), textIn(form, 'person')];
		const who =
			view.as === 'lecturer' ? locals.context.actor.id : view.as === 'officer' && view.training.lecturers.includes(person) ? person : null;
		const leaves = what === 'withdrawn' && who !== null;
		const days = { starts_on: dayIn(form, 'starts_on', !leaves), ends_on: dayIn(form, 'ends_on', false) };
		const values = { what, why, person, starts_on: days.starts_on.parts, ends_on: days.ends_on.parts };
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { values, errors: wrong, problem: '' });
		const input: ReportInput = {
			kind: who === null ? 'school_closed' : leaves ? 'lecturer_withdrawn' : 'lecturer_away',
			person_id: who,
			training_id: who === null || leaves ? view.training.id : null,
			starts_on: leaves ? view.today : days.starts_on.day,
			ends_on: days.ends_on.day,
			why
		};
		const outcome = await reportDisruption(locals.context, input);
		if (outcome.ok) redirect(303, localizeHref(`/training/${view.training.id}?reported`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		if (outcome.faults.length > 0) return fail(422, { values, errors: errorsOf(outcome.faults), problem: '' });
		return fail(409, { values, errors: {} as Record<string, string>, problem: refusalSentence(outcome.refusal) });
	}
};
