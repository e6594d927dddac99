import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { amountOf, recordHref } from '#lib/reporting/ui/indicator-words.ts';
import { refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { inLocale } from '#platform';
import { definitions } from '#reporting';
import { setIndicatorOwner } from '#reporting/server';
import { textIn } from '../../../../../../form-days.server.ts';
import { editionHead, figureShown } from '../shown.server.ts';
import { indicatorOf } from '../list.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { pageNumber } from '../../../../../../page-number.ts';

const shown = 50;

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const { programme, managed, edition, figure, counties, records, officers } = await indicatorOf(event);
	const { indicator } = figure;
	const { counted, day, county } = definitions[indicator];
	const page = pageNumber(event.url);
	return {
		...{ programme, managed },
		edition: editionHead(edition, locale),
		figure: figureShown(figure),
		definition: { counted: inLocale(counted, locale), day: inLocale(day, locale), county: inLocale(county, locale) },
		counties: counties.map((one) => ({ name: one.county, amount: one.amount, shown: amountOf(indicator, one.amount) })),
		months: figure.months
			.filter(({ added }) => added !== 0)
			.map(({ month, added, reached }) => ({ month, added: amountOf(indicator, added), reached: amountOf(indicator, reached) })),
		page,
		total: records?.length ?? figure.months.filter(({ added }) => added !== 0).length,
		records: (records ?? [])
			.slice((page - 1) * shown, page * shown)
			.map((one, at) => ({ id: `${one.kind}-${one.key}-${at}`, ...one, amount: amountOf(indicator, one.amount), href: recordHref(one) })),
		officers: officers.map(({ person_id, name }) => ({ value: person_id, label: name })),
		owner: figure.owner?.person_id ?? ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { edition } = await indicatorOf(event);
		const person_id = textIn(await event.request.formData(), 'person_id') || null;
		const asked = { edition_id: edition.id, indicator: event.params.indicator, person_id };
		const outcome = await setIndicatorOwner(event.locals.context, asked);
		if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}#owner`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(409, { errors: { person_id: refusalSentence(outcome.refusal) } });
	}
};
