import { error } from '@sveltejs/kit';
import { cancelEvent, readEvent } from '#delivery/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../../../training/[training]/room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const event = allowed(await readEvent(locals.context, { network_id: params.network, delivery_id: params.training }), locals, url);
	if (event.held || event.delivery.cancelled_at !== null) error(404, 'not_found');
	return {
		network: { id: event.network.id, name: inLocale(event.network.name, locale) },
		id: event.delivery.id,
		title: inLocale(event.delivery.title, locale)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await cancelEvent(locals.context, { delivery_id: params.training, why });
		return outcome.ok ? backTo(`/network/${params.network}/trainings`, 'cancelled') : refusedHere(outcome, { why });
	}
};
