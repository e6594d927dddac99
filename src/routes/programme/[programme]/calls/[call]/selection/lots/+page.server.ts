import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { drawLots, readLotsDesk } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drawn, may, applications } = inRound(await readLotsDesk(event.locals.context, event.params.call), event);
	return { drawn, may, applications };
};

export const actions: Actions = {
	default: async ({ params, locals }) => {
		const outcome = await drawLots(locals.context, { call: params.call });
		if (!outcome.ok) return actRefused(outcome, {});
		redirect(303, localizeHref(selectionPath(params, '/lots')));
	}
};
