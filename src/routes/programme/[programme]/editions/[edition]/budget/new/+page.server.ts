import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { sourceWords } from '#lib/reporting/ui/money-words.ts';
import { errorsOf } from '#lib/reporting/ui/sentences.ts';
import { addBudgetLine } from '#reporting/server';
import { textIn } from '../../../../../../form-days.server.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import { budgetHead, budgetOf } from '../list.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edition, currency } = await budgetOf(event);
	return {
		edition: budgetHead(edition, event.locals.context.locale),
		currency,
		sources: edition.funding.map((value) => ({ value, label: sourceWords[value]() }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const values = {
			name: textIn(form, 'name'),
			source: textIn(form, 'source'),
			planned: textIn(form, 'planned'),
			overrun: textIn(form, 'overrun')
		};
		const outcome = await addBudgetLine(event.locals.context, { edition_id: id, ...values });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${event.params.programme}/editions/${event.params.edition}/budget`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { values, errors: errorsOf(outcome.faults) });
	}
};
