import { error, fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/practices/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { readCheckUpRule, setCheckUpRule } from '#practices/server';
import { allowed } from '../../../../../../allowed.ts';
import { textIn, wholeIn } from '../../../../../../form-days.server.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { id } = await editionOf(event);
	const { edition, rule, usual, seen } = allowed(await readCheckUpRule(locals.context, id), locals, url);
	return {
		edition: inLocale(edition.name, locals.context.locale),
		back: `/programme/${params.programme}/editions/${params.edition}/practices`,
		values: { months: String(rule.months), remind_days: String(rule.remind_days) },
		usual,
		seen,
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const typed = { months: textIn(form, 'months'), remind_days: textIn(form, 'remind_days') };
		const rule = { months: wholeIn(typed.months), remind_days: wholeIn(typed.remind_days) };
		const outcome = await setCheckUpRule(event.locals.context, { edition_id: id, seen: textIn(form, 'seen'), ...rule });
		if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}?saved`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { typed, errors: outcome.faults.length > 0 ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) } });
	}
};
