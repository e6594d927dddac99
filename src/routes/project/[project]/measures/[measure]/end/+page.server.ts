import { error } from '@sveltejs/kit';
import { endMeasure, readMeasureOf } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, measure } = allowed(
		await readMeasureOf(locals.context, { project_id: params.project, measure_id: params.measure }),
		locals,
		url
	);
	if (!writes || measure.ended_at !== null) error(403, 'not_yours');
	return { head: headOf({ project, part, open: writes }, locals.context.locale), id: measure.id, name: measure.name };
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const outcome = await endMeasure(locals.context, params.measure);
		return outcome.ok ? backTo(`/project/${params.project}/measures`, 'ended') : refusedHere(outcome, {});
	}
};
