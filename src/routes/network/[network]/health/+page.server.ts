import { fail } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { healthItems } from '#projects';
import { answerHealth, readHealth } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../project/[project]/project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readHealth(locals.context, params.network), locals, url);
	return {
		network: { id: desk.network.id, name: inLocale(desk.network.name, locals.context.locale) },
		answers: desk.answers,
		items: healthItems.map((item) => ({ item, own: desk.own?.[item] ? String(desk.own[item]) : '' })),
		people: desk.people,
		quarters: desk.quarters,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values: Record<string, string> = Object.fromEntries(healthItems.map((item) => [item, textIn(form, item)]));
		const outcome = await answerHealth(locals.context, { ...values, network_id: params.network });
		if (outcome.ok) return backTo(`/network/${params.network}/health`, 'answered');
		const refused = refusedHere(outcome, values);
		return fail(refused.status, refused.data);
	}
};
