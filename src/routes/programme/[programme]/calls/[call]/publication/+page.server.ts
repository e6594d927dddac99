import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { contradictionsInWords } from '#lib/programmes/ui/contradictions.ts';
import { momentInZone } from '#lib/programmes/ui/deadline.ts';
import { faultsIn, publishCall } from '#programmes/server';
import { deskOf } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { call, versions } = await deskOf(event);
	if (call.state === 'published') redirect(303, localizeHref(`/programme/${call.programme.slug}/calls/${call.slug}`));
	const { locale, now } = event.locals.context;
	const draft = versions.find(({ published_at }) => published_at === null);
	return {
		opens: momentInZone(call.opens_at, locale),
		closes: momentInZone(call.closes_at, locale),
		atOnce: call.opens_at <= now,
		past: call.closes_at <= now,
		contradictions: draft ? contradictionsInWords(faultsIn(draft)) : []
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { call } = await deskOf(event);
		const outcome = await publishCall(event.locals.context, { call_id: call.id });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${call.programme.slug}/calls/${call.slug}`));
		if (outcome.refusal === 'not_found' || outcome.refusal === 'not_allowed')
			error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const refusals = {
			already_published: m.refusal_programme_already_published,
			deadline_past: m.refusal_programme_deadline_past,
			contradictory: m.refusal_programme_contradictory,
			no_draft: m.refusal_programme_no_draft
		};
		return fail(409, { refusal: refusals[outcome.refusal]() });
	}
};
