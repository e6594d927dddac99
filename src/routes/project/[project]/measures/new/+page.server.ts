import { error } from '@sveltejs/kit';
import { addMeasure, readMeasures } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import { measureIn } from '../measure-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, aim, measures } = allowed(await readMeasures(locals.context, params.project), locals, url);
	if (!writes) error(403, 'not_yours');
	const first = aim !== null && !measures.some(({ of_aim, ended_at }) => of_aim && ended_at === null);
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		values: {
			name: first ? aim.measure : '',
			unit: first ? aim.unit : '',
			kind: first ? 'outcome' : '',
			better: first ? (aim.to_value > aim.from_value ? 'up' : 'down') : '',
			of_aim: first,
			how: '',
			rhythm: 'monthly',
			baseline: ''
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const values = measureIn(await request.formData());
		const outcome = await addMeasure(locals.context, { project_id: params.project, ...values });
		if (outcome.ok) return backTo(`/project/${params.project}/measures/${outcome.value.id}`, 'measure');
		return refusedHere(outcome, values);
	}
};
