import { enterValue, readMeasureOf, withdrawValue } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, aim, measure } = allowed(
		await readMeasureOf(locals.context, { project_id: params.project, measure_id: params.measure }),
		locals,
		url
	);
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		measure,
		goal: measure.of_aim ? (aim?.to_value ?? null) : null,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	value: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [typed, note] = [textIn(form, 'typed'), textIn(form, 'note')];
		const outcome = await enterValue(locals.context, { measure_id: params.measure, typed, note, came_by: 'page' });
		return outcome.ok ? backTo(`/project/${params.project}/measures/${params.measure}`, 'value') : refusedHere(outcome, { typed, note });
	},
	withdrawal: async ({ locals, params, request }) => {
		const outcome = await withdrawValue(locals.context, textIn(await request.formData(), 'value'));
		if (!outcome.ok) return refusedHere(outcome, { typed: '', note: '' });
		return backTo(`/project/${params.project}/measures/${params.measure}`, 'withdrawn');
	}
};
