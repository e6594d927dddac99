import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { assignReview, endAssignment, readAssignments } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { written } from '../../../../../written.ts';
import { refusedAs } from '../refused.server.ts';
import { inRound, selectionPath } from '../round.server.ts';
import { filterOf } from './sheet.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const filter = filterOf(event.url);
	const page = pageNumber(event.url);
	const list = inRound(await readAssignments(event.locals.context, { call: event.params.call, filter, page }), event);
	return { ...list, filter, page, done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	assign: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const values = { application_id: written(form, 'application_id'), person_id: written(form, 'person_id') };
		const outcome = await assignReview(locals.context, { call: params.call, ...values });
		if (outcome.ok) redirect(303, backTo(url, params, 'assigned'));
		return refusedAs(outcome, locals.context.locale, values);
	},
	end: async ({ locals, params, request, url }) => {
		const assignment_id = written(await request.formData(), 'assignment_id');
		const outcome = await endAssignment(locals.context, { call: params.call, assignment_id });
		if (outcome.ok) redirect(303, backTo(url, params, 'ended'));
		return refusedAs(outcome, locals.context.locale, { application_id: '', person_id: '' });
	}
};

/** The same part of the list. */
function backTo(url: URL, params: { programme: string; call: string }, done: string): string {
	const query = new URLSearchParams({ done });
	for (const name of ['show', 'page']) if (url.searchParams.has(name)) query.set(name, url.searchParams.get(name) ?? '');
	return `${localizeHref(selectionPath(params, '/assignments'))}?${query}`;
}
