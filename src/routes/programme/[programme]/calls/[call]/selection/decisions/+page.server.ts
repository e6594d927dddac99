import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { decisionFilters, readDecisions, takeOverProposal, type DecisionFilter } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { actRefused, inRound, selectionPath } from '../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageSize = 50;

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const asked = event.url.searchParams.get('show');
	const show = decisionFilters.find((one) => one === asked) as DecisionFilter | undefined;
	const { call: _, round: __, rows, reasons, ...desk } = inRound(await readDecisions(event.locals.context, event.params.call, show), event);
	const page = pageNumber(event.url);
	return {
		...desk,
		show: show ?? '',
		total: rows.length,
		page,
		pageSize,
		reasons: Object.fromEntries(reasons.map(({ key, text }) => [key, inLocale(text, locale)])),
		rows: rows.slice((page - 1) * pageSize, page * pageSize),
		taken: event.url.searchParams.get('taken')
	};
};

export const actions: Actions = {
	take: async ({ params, locals }) => {
		const outcome = await takeOverProposal(locals.context, { call: params.call });
		if (!outcome.ok) return actRefused(outcome, {});
		redirect(303, `${localizeHref(selectionPath(params, '/decisions'))}?taken=${outcome.value.count}`);
	}
};
