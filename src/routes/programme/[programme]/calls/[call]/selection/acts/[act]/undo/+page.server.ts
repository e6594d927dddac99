import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readAct, undoDecisions } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { act, standing } = inRound(await readAct(event.locals.context, event.params.call, event.params.act), event);
	return {
		only: event.url.searchParams.get('only'),
		act,
		standing: standing.map(({ application_id, reference, school, outcome, offer, sent_at }) => ({
			application_id,
			reference,
			school,
			outcome,
			offer,
			sent: sent_at !== null
		}))
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const values = {
			reason: String(sent.get('reason') ?? ''),
			applications: sent.getAll('applications').map(String),
			all: sent.has('all')
		};
		const chosen = values.all ? [] : values.applications;
		if (!values.all && chosen.length === 0)
			return actRefused({ refusal: 'not_understood', faults: [{ field: 'applications', key: 'selection_fault_choose' }] }, { values });
		const outcome = await undoDecisions(locals.context, {
			call: params.call,
			act_id: params.act,
			applications: chosen,
			reason: values.reason
		});
		if (!outcome.ok) return actRefused(outcome, { values });
		redirect(303, localizeHref(selectionPath(params, '/decisions')));
	}
};
