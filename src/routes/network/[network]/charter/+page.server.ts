import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { readCharters, writeCharter } from '#networks/server';
import { allowed } from '../../../allowed.ts';
import { dayIn, revisionIn, textIn } from '../../../form-days.server.ts';
import { refusedHere } from '../../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, leads, versions } = allowed(await readCharters(locals.context, params.network), locals, url);
	const [last] = versions;
	return {
		id: network.id,
		name: inLocale(network.name, locals.context.locale),
		leads,
		seen: last?.number ?? 0,
		values: {
			aim: last?.aim ?? '',
			rules: last?.rules ?? '',
			first_on: last?.rhythm.first_on ?? '',
			time: last?.rhythm.time.replace(':', '.') ?? '',
			every_weeks: last ? String(last.rhythm.every_weeks) : '',
			place: last?.rhythm.place ?? ''
		},
		versions: versions.map(({ number, aim, rules, rhythm, written_at, author }) => ({ number, aim, rules, rhythm, written_at, author }))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const first = dayIn(form, 'first_on');
		const values = {
			aim: textIn(form, 'aim'),
			rules: textIn(form, 'rules'),
			time: textIn(form, 'time'),
			every_weeks: textIn(form, 'every_weeks'),
			place: textIn(form, 'place')
		};
		const { aim, rules, ...rhythm } = values;
		const outcome = await writeCharter(locals.context, {
			network_id: params.network,
			aim,
			rules,
			rhythm: { ...rhythm, first_on: first.day },
			seen: revisionIn(form, 'seen')
		});
		if (outcome.ok) redirect(303, `${localizeHref(`/network/${params.network}`)}?done=written`);
		return refusedHere(outcome, { ...values, first_on: first.parts }, first.error ? { first_on: first.error } : {});
	}
};
