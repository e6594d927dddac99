import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { endDuty, readNetwork } from '#networks/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { refusedHere } from '../../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, side, people } = allowed(await readNetwork(locals.context, params.network), locals, url);
	const duty = people.find(({ id }) => id === params.duty);
	const own = duty?.person_id === locals.context.actor.id;
	if (!duty || !(side.centre || own)) error(404, 'not_found');
	return { id: network.id, name: inLocale(network.name, locals.context.locale), person: duty.name, duty: duty.duty, own };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const reason = textIn(await request.formData(), 'reason');
		const outcome = await endDuty(locals.context, { duty_id: params.duty, reason });
		if (!outcome.ok) return refusedHere(outcome, { reason });
		const still = await readNetwork(locals.context, params.network);
		redirect(303, localizeHref(still.ok ? `/network/${params.network}?done=ended` : '/network'));
	}
};
