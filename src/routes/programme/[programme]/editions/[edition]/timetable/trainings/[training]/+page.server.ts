import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { absenceIn } from '#lib/scheduling/ui/forms.ts';
import { errorsOf, refusalSentence, warningSentence } from '#lib/scheduling/ui/sentences.ts';
import { readDate } from '#lib/ui';
import { inLocale } from '#platform';
import { hasBegun } from '#scheduling';
import { placeTraining, readTraining, sayException, withdrawException } from '#scheduling/server';
import { dayErrors, dayIn, textIn } from '../../../../../../../form-days.server.ts';
import { begun, editionShown } from '../../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const { locals, params } = event;
	const page = begun(await readTraining(locals.context, { edition_id: edition.id, training_id: params.training }), event);
	const { training, facts, own, published, warnings, why, draft } = page;
	const names = new Map(facts.lecturers.map(({ id, name }) => [id, name]));
	const told = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '…');
	return {
		edition,
		training: {
			id: training.id,
			reference: training.reference,
			application_id: training.application_id,
			school: training.school,
			municipality: training.municipality,
			topic: inLocale(training.topic_words, locals.context.locale),
			people: training.people,
			patterns: [...training.patterns],
			preferred: training.preferred,
			venue: training.venue,
			stands: training.stands
		},
		exceptions: page.exceptions,
		own: own && {
			...own,
			names: told(own.lecturers),
			begun: hasBegun(own, page.today),
			over: own.days.length > 0 && own.days.every((day) => day <= page.today)
		},
		published: published && { days: published.days, names: told(published.lecturers) },
		inDraft: draft !== null,
		mark: page.mark,
		warnings: warnings.map((one) => ({ text: aboutIt(warningSentence(one), training.school), severity: one.severity, clause: one.clause })),
		why,
		recommended: page.recommended.map((one) => ({ ...one, names: told(one.lecturers) })),
		lecturers: facts.lecturers.map(({ id, name, topics, available }) => ({
			value: id,
			label: name,
			suits: available && topics.includes(training.topic)
		})),
		count: { days: facts.dose.days, lecturers: facts.dose.lecturers }
	};
};

export const actions: Actions = {
	place: async (event) => {
		const form = await event.request.formData();
		const typed = form.getAll('day').map((one) => String(one).slice(0, 40).trim());
		const read = typed.filter(Boolean).map((text) => readDate({ year: text, month: '', day: '' }));
		const lecturers = form.getAll('lecturer').map(String).filter(Boolean);
		const pins = { days_pinned: form.has('days_pinned'), lecturers_pinned: form.has('lecturers_pinned') };
		const values = { days: typed, lecturers, ...pins };
		if (read.some(({ ok }) => !ok)) return fail(422, { values, errors: errorsOf([{ field: 'day', key: 'timetable_fault_days' }]) });
		return placed(
			event,
			{ days: read.flatMap((one) => (one.ok ? [one.day] : [])), lecturers, ...pins, seen: textIn(form, 'mark') },
			values
		);
	},
	recommended: async (event) => {
		const form = await event.request.formData();
		const days = form.getAll('day').map(String);
		const lecturers = form.getAll('lecturer').map(String);
		const pins = { days_pinned: false, lecturers_pinned: false };
		return placed(event, { days, lecturers, ...pins, seen: textIn(form, 'mark') }, { days, lecturers, ...pins });
	},
	out: async (event) => {
		const form = await event.request.formData();
		const none = { days: [], lecturers: [], days_pinned: false, lecturers_pinned: false };
		return placed(event, { ...none, seen: textIn(form, 'mark') }, none);
	},
	away: async (event) => {
		const form = await event.request.formData();
		const days = { starts_on: dayIn(form, 'starts_on'), ends_on: dayIn(form, 'ends_on', false) };
		const absence = absenceIn(form, days);
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { absence, errors: wrong });
		const input = { training_id: event.params.training, starts_on: days.starts_on.day, ends_on: days.ends_on.day, why: absence.why };
		const outcome = await sayException(event.locals.context, input);
		if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}#exceptions`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, {
			absence,
			errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) }
		});
	},
	back: async (event) => {
		const outcome = await withdrawException(event.locals.context, { id: textIn(await event.request.formData(), 'id') });
		if (!outcome.ok) error(404, outcome.refusal);
		redirect(303, `${localizeHref(event.url.pathname)}#exceptions`);
	}
};

/** On the page of a school its name need not begin every sentence. */
const aboutIt = (text: string, school: string): string => {
	const rest = text.startsWith(`${school}: `) ? text.slice(school.length + 2) : text;
	return rest.slice(0, 1).toLocaleUpperCase('lt') + rest.slice(1);
};

type Placing = { days: string[]; lecturers: string[]; days_pinned: boolean; lecturers_pinned: boolean };

async function placed(
	event: Parameters<typeof editionShown>[0] & { params: { training: string } },
	input: Placing & { seen: string },
	values: Placing
) {
	const edition = await editionShown(event);
	const outcome = await placeTraining(event.locals.context, { edition_id: edition.id, training_id: event.params.training, ...input });
	if (outcome.ok) redirect(303, localizeHref(event.url.pathname));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const errors = errorsOf(outcome.faults.map(({ field, ...fault }) => ({ ...fault, field: field === 'days' ? 'day' : 'lecturer' })));
	return fail(422, { values, errors: outcome.faults.length > 0 ? errors : { main: refusalSentence(outcome.refusal) } });
}
