import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { foundNetwork, readSchoolNetworks } from '#networks/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { refusedHere } from '../../../../network/answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { school, networks, founds } = allowed(await readSchoolNetworks(locals.context, params.school), locals, url);
	if (!founds) error(404, 'not_found');
	return {
		school,
		networks: networks.map(({ network }) => ({
			value: network.id,
			label: inLocale(network.name, locale),
			hint: network.topic_words ? inLocale(network.topic_words, locale) : undefined
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { name: textIn(form, 'name'), problem: textIn(form, 'problem'), inherits_id: textIn(form, 'inherits_id') };
		const outcome = await foundNetwork(locals.context, { school_id: params.school, ...values });
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${outcome.value.id}`)}?done=founded`);
		return refusedHere(outcome, values);
	}
};
