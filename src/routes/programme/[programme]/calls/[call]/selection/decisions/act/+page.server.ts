import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { applyDecisions, readPending } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { call: _, ...pending } = inRound(await readPending(event.locals.context, event.params.call), event);
	return pending;
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const basis = String(sent.get('basis') ?? '');
		const outcome = await applyDecisions(locals.context, { call: params.call, basis, seen: String(sent.get('seen') ?? '') });
		if (!outcome.ok) return actRefused(outcome, { basis });
		redirect(303, localizeHref(selectionPath(params, `/acts/${outcome.value.act_id}`)));
	}
};
