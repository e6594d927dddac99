import { redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { liftConflict, readConflicts } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { written } from '../../../../../written.ts';
import { refusedAs } from '../refused.server.ts';
import { inRound, selectionPath } from '../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = pageNumber(event.url);
	const list = inRound(await readConflicts(event.locals.context, { call: event.params.call, page }), event);
	return { ...list, page, done: event.url.searchParams.has('done') };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { conflict_id: written(form, 'conflict_id'), reason: String(form.get('reason') ?? '') };
		const outcome = await liftConflict(locals.context, { call: params.call, ...values });
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/conflicts'))}?done`);
		const named = { ...outcome, faults: outcome.faults.map((fault) => ({ ...fault, field: `reason_${values.conflict_id}` })) };
		return refusedAs(named, locals.context.locale, values, { [`reason_${values.conflict_id}`]: m.selection_lift_reason() });
	}
};
