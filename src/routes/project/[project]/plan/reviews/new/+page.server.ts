import { error, fail } from '@sveltejs/kit';
import { planReview, readPlan } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { dayIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPlan(locals.context, params.project), locals, url);
	if (desk.part !== 'team') error(403, 'not_yours');
	return { head: headOf(desk, locals.context.locale) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { day, parts, error: wrong } = dayIn(await request.formData(), 'planned_on');
		const outcome = await planReview(locals.context, { project_id: params.project, planned_on: day || null });
		if (outcome.ok) return backTo(`/project/${params.project}/plan`, 'review');
		const refused = refusedHere(outcome, { planned_on: parts }, wrong ? { planned_on: wrong } : {});
		return fail(refused.status, refused.data);
	}
};
