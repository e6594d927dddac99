import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { promoteFromReserve, readOffers } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { actRefused, inRound, selectionPath } from '../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageSize = 50;

export const load: PageServerLoad = async (event) => {
	const {
		call: _,
		round: __,
		offered,
		reserve,
		next,
		...counts
	} = inRound(await readOffers(event.locals.context, event.params.call), event);
	const page = pageNumber(event.url);
	return {
		...counts,
		total: offered.length,
		page,
		pageSize,
		offered: offered
			.slice((page - 1) * pageSize, page * pageSize)
			.map(({ application_id, school, reference, offer, offer_source, confirm_by, answered_at, withdrawn }) => ({
				application_id,
				school,
				reference,
				offer,
				offer_source,
				confirm_by,
				answered_at,
				withdrawn
			})),
		waiting: reserve.length,
		next: next.map(({ application_id, school, reference, by_appeal }) => ({ application_id, school, reference, by_appeal })),
		promoted: event.url.searchParams.get('promoted')
	};
};

export const actions: Actions = {
	promote: async ({ params, request, locals }) => {
		const seen = (await request.formData()).getAll('seen').map(String);
		const outcome = await promoteFromReserve(locals.context, { call: params.call, seen });
		if (!outcome.ok) return actRefused(outcome, {});
		redirect(303, `${localizeHref(selectionPath(params, '/offers'))}?promoted=${outcome.value.count}`);
	}
};
