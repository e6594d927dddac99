import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/scheduling/ui/sentences.ts';
import { inLocale } from '#platform';
import { askTimetable, stopTimetable, takeSelected, takeTimetable } from '#scheduling/server';
import { deskOf, editionShown } from './desk.server.ts';
import { drawn, lookAt, monthIn, planningShown, remarks, viewIn } from './shown.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { revisionIn } from '../../../../../form-days.server.ts';

export const load: PageServerLoad = async (event) => {
	const { edition, desk } = await deskOf(event);
	const { locale } = event.locals.context;
	const { facts, placed } = desk;
	const version = (one: typeof desk.draft) =>
		one && { number: one.number, revision: one.revision, changed_at: one.changed_at, changer: one.changer, published_at: one.published_at };
	const topics = new Map(facts.trainings.map(({ topic, topic_words }) => [topic, inLocale(topic_words, locale)]));
	return {
		edition,
		drawn: drawn(viewIn(event.url), desk, event.url, locale),
		...monthIn(event.url, desk),
		today: desk.today,
		shown: desk.shown,
		draft: version(desk.draft),
		published: version(desk.published),
		counts: {
			trainings: facts.trainings.filter(({ stands }) => stands).length,
			placed: placed.length,
			lecturers: facts.lecturers.filter(({ available }) => available).length,
			changed: lookAt(desk).changed.size
		},
		remarks: remarks(desk),
		planning: desk.shown === 'draft' ? planningShown(desk) : null,
		selected: desk.selected,
		topics: [...topics].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, locale)),
		people: facts.lecturers.map(({ id, name }) => ({ value: id, label: name })),
		taken: event.url.searchParams.get('taken')
	};
};

export const actions: Actions = {
	plan: async (event) => {
		const { id } = await editionShown(event);
		const asked = Number((await event.request.formData()).get('seconds'));
		const seconds = [60, 300, 600].includes(asked) ? asked : 60;
		return answer(event, await askTimetable(event.locals.context, { edition_id: id, seconds }));
	},
	stop: async (event) => {
		const { id } = await editionShown(event);
		return answer(event, await stopTimetable(event.locals.context, { edition_id: id }));
	},
	take: async (event) => {
		const { id } = await editionShown(event);
		const form = await event.request.formData();
		const input = { edition_id: id, run_id: String(form.get('run')), seen: revisionIn(form, 'revision') };
		return answer(event, await takeTimetable(event.locals.context, input));
	},
	selected: async (event) => {
		const { id } = await editionShown(event);
		return answer(event, await takeSelected(event.locals.context, { edition_id: id }));
	}
};

function answer({ url }: { url: URL }, outcome: { ok: true } | { ok: false; refusal: string }) {
	if (outcome.ok) redirect(303, localizeHref(url.pathname));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	return fail(409, { problem: refusalSentence(outcome.refusal) });
}
