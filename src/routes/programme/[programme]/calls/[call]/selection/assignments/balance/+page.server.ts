import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/selection/ui/sentences.ts';
import { applyBalance, proposeBalance } from '#selection/server';
import { written } from '../../../../../../written.ts';
import { refusedAs } from '../../refused.server.ts';
import { inRound, selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const outcome = await proposeBalance(context, { call: event.params.call });
	if (!outcome.ok && (outcome.refusal === 'no_reviewers' || outcome.refusal === 'round_closed'))
		return { plan: null, why: refusalSentence(outcome.refusal, context.locale) };
	return { plan: inRound(outcome, event), why: '' };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const mark = written(await request.formData(), 'mark');
		const outcome = await applyBalance(locals.context, { call: params.call, mark });
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/assignments'))}?done=assigned`);
		return refusedAs(outcome, locals.context.locale, {});
	}
};
