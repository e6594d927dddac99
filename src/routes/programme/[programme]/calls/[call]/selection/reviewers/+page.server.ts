import { redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { endReviewer, putReviewer, readReviewers } from '#selection/server';
import { chosen, numberOf, written } from '../../../../../written.ts';
import { refusedAs } from '../refused.server.ts';
import { inRound, selectionPath } from '../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { rows, candidates, topics } = inRound(await readReviewers(event.locals.context, event.params.call), event);
	const { locale } = event.locals.context;
	const named = topics.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) }));
	const known = rows.find(({ person_id, ended_at }) => person_id === event.url.searchParams.get('person') && ended_at === null);
	return {
		rows: rows.map(({ topics: codes, ...row }) => ({
			...row,
			topics: codes.map((code) => named.find(({ value }) => value === code)?.label ?? code)
		})),
		topics: named,
		candidates: candidates.map(({ id, name, email }) => ({ value: id, label: email ? `${name}, ${email}` : name })),
		changing: known ? { person_id: known.person_id, name: known.name } : null,
		values: { person: known?.person_id ?? '', topics: known?.topics ?? ([] as string[]), at_most: String(known?.at_most ?? 30) },
		done: event.url.searchParams.get('done')
	};
};

const labels = () => ({ at_most: m.selection_reviewer_at_most(), person: m.selection_reviewer() });

export const actions: Actions = {
	put: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { person: written(form, 'person'), topics: chosen(form, 'topics'), at_most: written(form, 'at_most') };
		const outcome = await putReviewer(locals.context, { call: params.call, ...values, at_most: numberOf(form, 'at_most') });
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/reviewers'))}?done=put`);
		return refusedAs(outcome, locals.context.locale, values, labels());
	},
	end: async ({ locals, params, request }) => {
		const person_id = written(await request.formData(), 'person_id');
		const outcome = await endReviewer(locals.context, { call: params.call, person_id });
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/reviewers'))}?done=ended`);
		return refusedAs(outcome, locals.context.locale, { person: '', topics: [] as string[], at_most: '30' });
	}
};
