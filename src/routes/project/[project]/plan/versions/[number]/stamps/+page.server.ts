import { error, fail } from '@sveltejs/kit';
import { readPlanVersion, stampKinds, stampPlan } from '#projects/server';
import { allowed } from '../../../../../../allowed.ts';
import { dayIn, textIn } from '../../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../../../project.server.ts';
import { numberIn } from '../../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const number = numberIn(params.number);
	const version = allowed(await readPlanVersion(locals.context, { project_id: params.project, number }), locals, url);
	if (version.part !== 'team') error(403, 'not_yours');
	if (version.plan.frozen_at === null) error(404, 'not_found');
	return { head: headOf(version, locals.context.locale), number, kinds: stampKinds, stamps: version.plan.stamps };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { day, parts, error: wrong } = dayIn(form, 'stamped_on');
		const typed = { kind: textIn(form, 'kind'), document: textIn(form, 'document'), by_name: textIn(form, 'by_name') };
		const values = { ...typed, stamped_on: parts };
		const outcome = await stampPlan(locals.context, {
			project_id: params.project,
			number: numberIn(params.number),
			...typed,
			stamped_on: day || null
		});
		if (outcome.ok) return backTo(`/project/${params.project}/plan`, 'stamped');
		const refused = refusedHere(outcome, values, wrong ? { stamped_on: wrong } : {});
		return fail(refused.status, refused.data);
	}
};
