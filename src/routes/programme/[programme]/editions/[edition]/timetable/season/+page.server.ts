import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { usualGap, usualHours, usualWeights } from '#scheduling';
import { addClosure, beginSeason, readSeason, removeClosure, saveSeason } from '#scheduling/server';
import { allowed } from '../../../../../../allowed.ts';
import { dayErrors, dayIn, revisionIn, textIn } from '../../../../../../form-days.server.ts';
import { editionShown } from '../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const edition = await editionShown(event);
	const { locale } = locals.context;
	const page = allowed(await readSeason(locals.context, { edition_id: edition.id }), locals, url);
	const { season, closures, holidays, possible, selected } = page;
	return {
		edition,
		possible,
		selected,
		begun: season !== null,
		revision: season?.revision ?? 0,
		values: {
			first_on: season?.first_on ?? page.edition.starts_on,
			last_on: season?.last_on ?? page.edition.ends_on,
			gap_least: String(season?.gap_least ?? usualGap.least),
			gap_most: String(season?.gap_most ?? usualGap.most),
			begins: season?.begins ?? usualHours.begins,
			ends: season?.ends ?? usualHours.ends,
			outside_preferred: String((season?.weights ?? usualWeights).outsidePreferred),
			changed: String((season?.weights ?? usualWeights).changed)
		},
		closures: closures.map(({ name, ...one }) => ({ ...one, name: inLocale(name, locale) })),
		holidays: holidays.map(({ day, name }) => ({ day, name: inLocale(name, locale) }))
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { locals, url } = event;
		const { id } = await editionShown(event);
		const form = await event.request.formData();
		const days = { first_on: dayIn(form, 'first_on'), last_on: dayIn(form, 'last_on') };
		const texts = ['gap_least', 'gap_most', 'begins', 'ends', 'outside_preferred', 'changed'] as const;
		const typed = Object.fromEntries(texts.map((name) => [name, textIn(form, name)])) as Record<(typeof texts)[number], string>;
		const values = { ...typed, first_on: days.first_on.parts, last_on: days.last_on.parts };
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { values, errors: wrong });
		const input = { edition_id: id, ...typed, first_on: days.first_on.day, last_on: days.last_on.day };
		const seen = form.get('revision');
		const outcome =
			seen === null
				? await beginSeason(locals.context, input)
				: await saveSeason(locals.context, { ...input, seen: revisionIn(form, 'revision') });
		if (outcome.ok) redirect(303, localizeHref(seen === null ? url.pathname.replace(/\/season$/, '') : url.pathname));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { values, errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) } });
	},
	close: async (event) => {
		const { locals, url } = event;
		const { id } = await editionShown(event);
		const form = await event.request.formData();
		const days = { starts_on: dayIn(form, 'starts_on'), ends_on: dayIn(form, 'ends_on', false) };
		const names = { name_lt: textIn(form, 'name_lt'), name_en: textIn(form, 'name_en') };
		const closure = { ...names, starts_on: days.starts_on.parts, ends_on: days.ends_on.parts };
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { closure, errors: wrong });
		const outcome = await addClosure(locals.context, {
			edition_id: id,
			...names,
			starts_on: days.starts_on.day,
			ends_on: days.ends_on.day
		});
		if (outcome.ok) redirect(303, `${localizeHref(url.pathname)}#closures`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, {
			closure,
			errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) }
		});
	},
	open: async (event) => {
		const { id } = await editionShown(event);
		const form = await event.request.formData();
		const outcome = await removeClosure(event.locals.context, { edition_id: id, id: textIn(form, 'id') });
		if (!outcome.ok) error(404, outcome.refusal);
		redirect(303, `${localizeHref(event.url.pathname)}#closures`);
	}
};
