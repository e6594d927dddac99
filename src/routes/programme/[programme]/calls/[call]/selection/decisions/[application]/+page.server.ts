import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import type { DecisionOutcome } from '#selection';
import { decideApplication, readDecision } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const { row, advice, reasons, open } = inRound(
		await readDecision(event.locals.context, event.params.call, event.params.application),
		event
	);
	return {
		row,
		advice,
		open,
		reasons: reasons.map(({ key, text, advice: what }) => ({ value: key, label: inLocale(text, locale), hint: inLocale(what, locale) }))
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const values = {
			outcome: String(sent.get('outcome') ?? ''),
			departure: String(sent.get('departure') ?? ''),
			reasons: sent.getAll('reasons').map(String),
			advice: String(sent.get('advice') ?? '')
		};
		const outcome = await decideApplication(locals.context, {
			call: params.call,
			application_id: params.application,
			...values,
			outcome: values.outcome as DecisionOutcome
		});
		if (!outcome.ok) return actRefused(outcome, { values });
		redirect(303, localizeHref(selectionPath(params, '/decisions')));
	}
};
