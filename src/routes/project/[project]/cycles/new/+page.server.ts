import { error } from '@sveltejs/kit';
import { planCycle, readCycles } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import { choicesOf, cycleIn } from '../cycle-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const all = allowed(await readCycles(locals.context, params.project), locals, url);
	if (!all.writes) error(403, 'not_yours');
	const before = all.cycles.find(({ id }) => id === url.searchParams.get('after'));
	const idea = all.drivers.find(({ id }) => id === url.searchParams.get('driver'));
	return {
		head: headOf({ project: all.project, part: all.part, open: all.writes }, locals.context.locale),
		choices: choicesOf(all, all.cycles),
		values: {
			title: before?.next_step.slice(0, 200) ?? (before === undefined ? (idea?.words ?? '') : ''),
			question: '',
			prediction: '',
			who: before?.who ?? '',
			place: '',
			from_on: '',
			to_on: '',
			conditions: '',
			driver_id: before?.driver_id ?? idea?.id ?? '',
			measure_id: before?.measure_id ?? '',
			after_id: before?.id ?? ''
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { plan, values, errors } = cycleIn(await request.formData());
		if (Object.keys(errors).length > 0) return refusedHere({ refusal: 'cycle_faulty', faults: [] }, values, errors);
		const outcome = await planCycle(locals.context, { project_id: params.project, ...plan });
		if (outcome.ok) return backTo(`/project/${params.project}/cycles/${outcome.value.id}`, 'planned');
		return refusedHere(outcome, values);
	}
};
