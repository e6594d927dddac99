import { error } from '@sveltejs/kit';
import { changeMeasure, readMeasureOf } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { revisionIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import { measureIn } from '../../measure-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, measure } = allowed(
		await readMeasureOf(locals.context, { project_id: params.project, measure_id: params.measure }),
		locals,
		url
	);
	if (!writes || measure.ended_at !== null) error(403, 'not_yours');
	const { revision, changed_by, id, name, unit, kind, better, of_aim, how, rhythm, baseline } = measure;
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		id,
		seen: revision,
		by: changed_by,
		values: { name, unit, kind, better, of_aim, how, rhythm, baseline: baseline === 0 ? '' : String(baseline) }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = measureIn(form);
		const outcome = await changeMeasure(locals.context, { measure_id: params.measure, ...values, seen: revisionIn(form, 'seen') });
		return outcome.ok ? backTo(`/project/${params.project}/measures/${params.measure}`, 'changed') : refusedHere(outcome, values);
	}
};
