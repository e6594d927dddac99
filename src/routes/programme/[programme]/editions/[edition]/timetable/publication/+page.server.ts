import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { faultSentence, refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { publishTimetable } from '#scheduling/server';
import { revisionIn, textIn } from '../../../../../../form-days.server.ts';
import { deskOf, editionShown } from '../desk.server.ts';
import { remarks } from '../shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edition, desk } = await deskOf(event);
	const { draft, changes, facts } = desk;
	if (!draft) redirect(303, localizeHref(event.url.pathname.replace(/\/publication$/, '')));
	const trainings = new Map(facts.trainings.map(({ id, school, reference }) => [id, { school, reference }]));
	const people = Object.fromEntries(facts.lecturers.map(({ id, name }) => [id, name]));
	return {
		edition,
		draft: { number: draft.number, revision: draft.revision },
		first: desk.published === null,
		remarks: remarks(desk),
		placed: desk.placed.length,
		people,
		changes: changes.map((change) => ({ ...change, ...(trainings.get(change.training_id) ?? { school: '…', reference: '' }) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const edition = await editionShown(event);
		const form = await event.request.formData();
		const note = textIn(form, 'note');
		const outcome = await publishTimetable(event.locals.context, { edition_id: edition.id, seen: revisionIn(form, 'revision'), note });
		if (outcome.ok) redirect(303, localizeHref(event.url.pathname.replace(/\/publication$/, `/versions/${outcome.value.number}`)));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const faults = outcome.faults.slice(0, 20).map(({ key, values }) => faultSentence(key, values));
		return fail(409, { note, problem: refusalSentence(outcome.refusal), faults });
	}
};
