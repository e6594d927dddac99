import { enterValue, readMeasures } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, aim, measures } = allowed(await readMeasures(locals.context, params.project), locals, url);
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		goal: aim?.to_value ?? null,
		measures: measures.map(({ id, name, unit, better, baseline, of_aim, ended_at, values }) => ({
			id,
			name,
			unit,
			better,
			baseline,
			of_aim,
			over: ended_at !== null,
			values: values.map(({ on_day, value }) => ({ on_day, value }))
		})),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const measure = textIn(form, 'measure');
		const typed = textIn(form, 'typed');
		const outcome = await enterValue(locals.context, { measure_id: measure, typed, came_by: 'page' });
		if (outcome.ok) return backTo(`/project/${params.project}/measures`, 'value');
		const faults = outcome.faults.map((fault) => ({ ...fault, field: `typed_${measure}` }));
		return refusedHere({ ...outcome, faults }, { measure, typed });
	}
};
