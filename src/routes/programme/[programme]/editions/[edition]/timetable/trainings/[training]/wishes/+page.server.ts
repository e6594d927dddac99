import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { wishesIn } from '#lib/scheduling/ui/forms.ts';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { readTraining, saveWishes } from '#scheduling/server';
import { dayErrors, dayIn, revisionIn } from '../../../../../../../../form-days.server.ts';
import { begun, editionShown } from '../../../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const read = await readTraining(event.locals.context, { edition_id: edition.id, training_id: event.params.training });
	const { training, revision, facts } = begun(read, event);
	return {
		edition,
		training: { id: training.id, school: training.school, reference: training.reference },
		revision,
		offered: [...facts.dose.patterns],
		values: {
			patterns: [...training.patterns] as string[],
			preferred_from: training.preferred?.from ?? '',
			preferred_to: training.preferred?.to ?? '',
			venue: training.venue ?? ''
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const days = { preferred_from: dayIn(form, 'preferred_from', false), preferred_to: dayIn(form, 'preferred_to', false) };
		const values = wishesIn(form, days);
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { values, errors: wrong });
		const outcome = await saveWishes(event.locals.context, {
			training_id: event.params.training,
			patterns: values.patterns,
			venue: values.venue,
			preferred_from: days.preferred_from.day,
			preferred_to: days.preferred_to.day,
			seen: revisionIn(form, 'revision')
		});
		if (outcome.ok) redirect(303, localizeHref(event.url.pathname.replace(/\/wishes$/, '')));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { values, errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) } });
	}
};
