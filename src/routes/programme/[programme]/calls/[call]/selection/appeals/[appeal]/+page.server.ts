import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { decideAppeal, nameReader, readAppeal } from '#selection/server';
import { actRefused, inRound, selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { call: _, criteria, ...rest } = inRound(await readAppeal(event.locals.context, event.params.call, event.params.appeal), event);
	const { locale } = event.locals.context;
	return { ...rest, criteria: Object.fromEntries(criteria.map(({ key, name }) => [key, inLocale(name, locale)])) };
};

export const actions: Actions = {
	reader: async ({ params, request, locals }) => {
		const person_id = String((await request.formData()).get('reader') ?? '');
		const outcome = await nameReader(locals.context, { call: params.call, appeal_id: params.appeal, person_id });
		if (!outcome.ok) return actRefused(outcome, { values: { outcome: '', reason: '' } });
		redirect(303, localizeHref(selectionPath(params, `/appeals/${params.appeal}`)));
	},
	decide: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const values = { outcome: String(sent.get('outcome') ?? ''), reason: String(sent.get('reason') ?? '') };
		const outcome = await decideAppeal(locals.context, {
			call: params.call,
			appeal_id: params.appeal,
			outcome: values.outcome as 'upheld' | 'dismissed',
			reason: values.reason
		});
		if (!outcome.ok) return actRefused(outcome, { values });
		redirect(303, localizeHref(selectionPath(params, `/appeals/${params.appeal}`)));
	}
};
