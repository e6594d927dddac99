import { error } from '@sveltejs/kit';
import { freezePlan, planInWork, readPlan } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { revisionIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPlan(locals.context, params.project), locals, url);
	const plan = planInWork(desk.plans);
	if (!plan) error(404, 'not_found');
	if (desk.part !== 'team') error(403, 'not_yours');
	return { head: headOf(desk, locals.context.locale), number: plan.number, revision: plan.revision, gaps: desk.gaps };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const seen_revision = revisionIn(await request.formData(), 'revision');
		const outcome = await freezePlan(locals.context, { project_id: params.project, seen_revision });
		return outcome.ok ? backTo(`/project/${params.project}/plan`, 'frozen') : refusedHere(outcome, {});
	}
};
