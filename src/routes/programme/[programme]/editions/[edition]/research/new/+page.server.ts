import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { dateFaultText, datePartsOf, readDate } from '#lib/ui';
import { dayInWords, inLocale } from '#platform';
import { askExport, readExports } from '#reporting/server';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, slug, name } = await editionOf(event);
	const { context } = event.locals;
	const { from } = allowed(await readExports(context, { edition_id: id }), event.locals, event.url);
	return {
		from: from && dayInWords(from, context.locale),
		edition: { slug, name: inLocale(name, context.locale) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const parts = datePartsOf(form, 'agreement_on');
		const date = readDate(parts);
		const texts = {
			...{ purpose: textIn(form, 'purpose'), researcher: textIn(form, 'researcher') },
			...{ institution: textIn(form, 'institution'), agreement: textIn(form, 'agreement') }
		};
		const outcome = await askExport(event.locals.context, { edition_id: id, ...texts, agreement_on: date.ok ? date.day : '' });
		if (outcome.ok) redirect(303, localizeHref(`/exports/${outcome.value.id}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const values = { ...texts, agreement_on: parts };
		if (outcome.refusal !== 'export_faulty') return fail(409, { values, errors: null, problem: refusalSentence(outcome.refusal) });
		const day = date.ok || date.fault === 'date_missing' ? {} : { agreement_on: dateFaultText(date.fault) };
		return fail(422, { values, errors: { ...errorsOf(outcome.faults), ...day }, problem: null });
	}
};
