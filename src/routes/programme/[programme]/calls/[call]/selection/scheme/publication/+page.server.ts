import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { faultSentences } from '#lib/selection/ui/sentences.ts';
import { publishScheme } from '#selection/server';
import { schemeOf, seenOf } from '../draft.server.ts';
import { refusedAs } from '../../refused.server.ts';
import { selectionPath } from '../../round.server.ts';
import { written } from '../../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await schemeOf(event);
	if (desk.standing.published_at !== null) redirect(303, localizeHref(selectionPath(event.params, '/scheme')));
	return {
		seen: seenOf(desk),
		version: desk.standing.version,
		faults: Object.values(faultSentences(desk.faults, {}, event.locals.context.locale))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const seen = written(await request.formData(), 'seen');
		const outcome = await publishScheme(locals.context, { call: params.call, seen: seen === '' ? null : new Date(seen) });
		if (outcome.ok || outcome.refusal === 'no_draft') redirect(303, localizeHref(selectionPath(params, '/scheme')));
		return refusedAs(outcome, locals.context.locale, {});
	}
};
