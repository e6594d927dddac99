import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { dayOf, inLocale } from '#platform';
import { closeNetwork, readNetwork } from '#networks/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, side, state, schools, people } = allowed(await readNetwork(locals.context, params.network), locals, url);
	if (!(side.centre || side.founder)) error(404, 'not_found');
	return {
		id: network.id,
		name: inLocale(network.name, locals.context.locale),
		closed: state === 'closed',
		schools: schools.length,
		people: people.length,
		today: dayOf(locals.context.now)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [day, reason] = [dayIn(form, 'last_day'), textIn(form, 'reason')];
		const outcome = await closeNetwork(locals.context, { network_id: params.network, last_day: day.day, reason });
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${params.network}`)}?done=closed`);
		return refusedHere(outcome, { last_day: day.parts, reason }, day.error ? { last_day: day.error } : {});
	}
};
