import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { leaveNetwork, readDeparture } from '#networks/server';
import { allowed } from '../../../../allowed.ts';
import { dayIn, textIn } from '../../../../form-days.server.ts';
import { refusedHere } from '../../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, member } = allowed(await readDeparture(locals.context, params.network, params.membership), locals, url);
	return {
		id: network.id,
		name: inLocale(network.name, locals.context.locale),
		school: member.school,
		left: member.left_at !== null,
		founder: network.founder_id === member.school_id,
		closed: network.closed_on !== null
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [day, reason] = [dayIn(form, 'last_day'), textIn(form, 'reason')];
		const outcome = await leaveNetwork(locals.context, { membership_id: params.membership, last_day: day.day, reason });
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${params.network}`)}?done=left`);
		return refusedHere(outcome, { last_day: day.parts, reason }, day.error ? { last_day: day.error } : {});
	}
};
