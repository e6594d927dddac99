import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { absenceIn, wishesIn } from '#lib/scheduling/ui/forms.ts';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { readSchoolTrainings, sayException, saveWishes, withdrawException } from '#scheduling/server';
import { allowed } from '../../../allowed.ts';
import { dayErrors, dayIn, revisionIn, textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { school, trainings } = allowed(await readSchoolTrainings(locals.context, params.school), locals, url);
	const { locale } = locals.context;
	return {
		school,
		trainings: trainings.map(({ topic_words, edition, published, ...one }) => ({
			...one,
			topic: inLocale(topic_words, locale),
			edition: inLocale(edition, locale),
			published: published && { ...published, topic: inLocale(published.topic_words, locale) }
		}))
	};
};

export const actions: Actions = {
	wishes: async ({ locals, request, url }) => {
		const form = await request.formData();
		const of = textIn(form, 'of');
		const days = { preferred_from: dayIn(form, 'preferred_from', false), preferred_to: dayIn(form, 'preferred_to', false) };
		const values = wishesIn(form, days);
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { of, values, errors: wrong });
		const outcome = await saveWishes(locals.context, {
			training_id: of,
			patterns: values.patterns,
			venue: values.venue,
			preferred_from: days.preferred_from.day,
			preferred_to: days.preferred_to.day,
			seen: revisionIn(form, 'revision')
		});
		if (outcome.ok) redirect(303, localizeHref(url.pathname));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { of, values, errors: faultsOr(outcome) });
	},
	away: async ({ locals, request, url }) => {
		const form = await request.formData();
		const of = textIn(form, 'of');
		const days = { starts_on: dayIn(form, 'starts_on'), ends_on: dayIn(form, 'ends_on', false) };
		const absence = absenceIn(form, days);
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { of, absence, errors: wrong });
		const outcome = await sayException(locals.context, {
			training_id: of,
			starts_on: days.starts_on.day,
			ends_on: days.ends_on.day,
			why: absence.why
		});
		if (outcome.ok) redirect(303, localizeHref(url.pathname));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { of, absence, errors: faultsOr(outcome) });
	},
	back: async ({ locals, request, url }) => {
		const outcome = await withdrawException(locals.context, { id: textIn(await request.formData(), 'id') });
		if (!outcome.ok) error(404, outcome.refusal);
		redirect(303, localizeHref(url.pathname));
	}
};

const faultsOr = ({ refusal, faults }: { refusal: string; faults: Parameters<typeof errorsOf>[0] }): Record<string, string> =>
	faults.length > 0 ? errorsOf(faults) : { main: refusalSentence(refusal) };
