import { planParts, textOf } from '#projects';
import { beginPlan, readPlan, removeAction } from '#projects/server';
import { dayOf } from '#platform';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../project.server.ts';
import { shownRemark, shownVersion } from './plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale, now } = locals.context;
	const desk = allowed(await readPlan(locals.context, params.project), locals, url);
	const [newest] = desk.plans;
	return {
		head: headOf(desk, locale),
		today: dayOf(now),
		newest: newest
			? {
					...shownVersion(newest),
					actions: newest.content.actions,
					parts: planParts.map(({ part, texts }) => ({
						part,
						texts: Object.keys(texts).length,
						written: (Object.keys(texts) as Parameters<typeof textOf>[1][]).filter((key) => textOf(newest.content, key) !== '').length
					}))
				}
			: null,
		versions: desk.plans.map(shownVersion),
		gaps: desk.gaps,
		remarks: desk.remarks.map(shownRemark),
		reviews: desk.reviews,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	begin: async ({ locals, params }) => {
		const outcome = await beginPlan(locals.context, params.project);
		if (outcome.ok || outcome.refusal === 'plan_in_work') backTo(`/project/${params.project}/plan`, 'begun');
		else return refusedHere(outcome, {});
	},
	remove: async ({ locals, params, request }) => {
		const action_id = textIn(await request.formData(), 'action');
		const outcome = await removeAction(locals.context, { project_id: params.project, action_id });
		if (outcome.ok) backTo(`/project/${params.project}/plan`, 'action_removed');
		else return refusedHere(outcome, {});
	}
};
