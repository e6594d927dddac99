import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { contradictionsInWords } from '#lib/programmes/ui/contradictions.ts';
import { differenceInWords } from '#lib/programmes/ui/difference.ts';
import { faultsIn, publishRules, readNames } from '#programmes/server';
import { deskOf } from '../../../../../desk.ts';
import { seenOf, standingRules } from '../../../../../draft.ts';
import { written } from '../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const draft = standingRules(desk);
	if (draft.published_at !== null) redirect(303, localizeHref(`/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules`));
	const { context } = event.locals;
	const before = desk.versions[1];
	const names = await readNames(context, draft.form);
	return {
		seen: seenOf(desk),
		version: draft.version,
		contradictions: contradictionsInWords(faultsIn(draft)),
		difference: before
			? { version: before.version, lines: differenceInWords(before, draft, { terms: desk.call, names, locale: context.locale }) }
			: null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { call } = await deskOf(event);
		const form = await event.request.formData();
		const seen = written(form, 'seen');
		const outcome = await publishRules(event.locals.context, {
			call_id: call.id,
			note: written(form, 'note'),
			seen: seen === '' ? null : new Date(seen)
		});
		if (outcome.ok) redirect(303, localizeHref(`/programme/${call.programme.slug}/calls/${call.slug}/rules`));
		if (outcome.refusal === 'not_found' || outcome.refusal === 'not_allowed')
			error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const refusals = {
			no_draft: m.refusal_programme_no_draft,
			changed_meanwhile: m.refusal_programme_changed_meanwhile,
			contradictory: m.refusal_programme_contradictory
		};
		return fail(409, { refusal: refusals[outcome.refusal](), note: written(form, 'note') });
	}
};
