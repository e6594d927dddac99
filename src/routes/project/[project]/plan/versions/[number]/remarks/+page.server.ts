import { error, fail } from '@sveltejs/kit';
import { newId } from '#platform';
import { isPlanPart, planParts } from '#projects';
import { makeRemark, readPlanVersion } from '#projects/server';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../../../project.server.ts';
import { numberIn } from '../../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const number = numberIn(params.number);
	const version = allowed(await readPlanVersion(locals.context, { project_id: params.project, number }), locals, url);
	if (!version.remarkable) error(403, 'remark_not_yours');
	const part = url.searchParams.get('part') ?? '';
	return {
		head: headOf(version, locals.context.locale),
		number,
		// Sent twice, the remark is made once.
		id: newId(),
		part: isPlanPart(part) ? part : '',
		parts: planParts.map(({ part }) => part)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { id: textIn(form, 'id'), part: textIn(form, 'part'), body: wordsIn(form, 'body') };
		const number = numberIn(params.number);
		const outcome = await makeRemark(locals.context, { project_id: params.project, number, ...values });
		if (outcome.ok) return backTo(`/project/${params.project}/plan/versions/${number}`, 'remark');
		const refused = refusedHere(outcome, values);
		return fail(refused.status, refused.data);
	}
};
