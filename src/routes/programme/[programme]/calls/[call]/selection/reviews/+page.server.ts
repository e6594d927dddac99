import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { assignThird, readReviews } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { written } from '../../../../../written.ts';
import { refusedAs } from '../refused.server.ts';
import { inRound, selectionPath } from '../round.server.ts';
import { bandOf } from './sheet.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = pageNumber(event.url);
	const band = bandOf(event.url);
	const { context } = event.locals;
	const { scheme, ...rest } = inRound(await readReviews(context, { call: event.params.call, page, band }), event);
	return {
		...rest,
		page,
		band,
		minimum: scheme.minimum_sample,
		criteria: scheme.criteria.map(({ key, name, counted }) => ({ key, name: inLocale(name, context.locale), counted })),
		done: event.url.searchParams.has('done')
	};
};

export const actions: Actions = {
	third: async ({ locals, params, request, url }) => {
		const application_id = written(await request.formData(), 'application_id');
		const outcome = await assignThird(locals.context, { call: params.call, application_id });
		const show = url.searchParams.get('show') === 'band' ? '&show=band' : '';
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/reviews'))}?done${show}`);
		return refusedAs(outcome, locals.context.locale, {});
	}
};
