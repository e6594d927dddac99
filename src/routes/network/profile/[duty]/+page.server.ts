import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { duties } from '#networks';
import { readOwnProfile, saveOwnProfile } from '#networks/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

const dutyIn = (text: string) => duties.find((duty) => duty === text) ?? error(404, 'not_found');

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { known, most_networks, municipalities, ...profile } = allowed(
		await readOwnProfile(locals.context, dutyIn(params.duty)),
		locals,
		url
	);
	return {
		...profile,
		most_networks: most_networks === null ? '' : String(most_networks),
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		known: known.map(({ code, words }) => ({ value: code, label: inLocale(words, locals.context.locale) }))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = {
			municipality_id: textIn(form, 'municipality_id'),
			most_networks: textIn(form, 'most_networks'),
			topics: form.getAll('topics').map(String)
		};
		const outcome = await saveOwnProfile(locals.context, { duty: dutyIn(params.duty), ...values });
		if (outcome.ok) redirect(303, `${localizeHref('/network')}?saved`);
		return refusedHere(outcome, values);
	}
};
