import { changeCycle } from '#projects/server';
import { mayPredict } from '#projects';
import { revisionIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../project.server.ts';
import { choicesOf, cycleIn } from '../../cycle-form.server.ts';
import { cycleToWrite } from '../cycle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { page, head, cycle } = await cycleToWrite(event);
	const { title, question, prediction, who, place, conditions } = cycle;
	return {
		head,
		id: cycle.id,
		revision: cycle.revision,
		predicts: mayPredict(cycle),
		choices: choicesOf(page, page.others),
		values: {
			title,
			question,
			prediction,
			who,
			place,
			conditions,
			from_on: cycle.from_on ?? '',
			to_on: cycle.to_on ?? '',
			driver_id: cycle.driver_id ?? '',
			measure_id: cycle.measure_id ?? '',
			after_id: cycle.after_id ?? ''
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { plan, values, errors } = cycleIn(form);
		if (Object.keys(errors).length > 0) return refusedHere({ refusal: 'cycle_faulty', faults: [] }, values, errors);
		const outcome = await changeCycle(locals.context, { cycle_id: params.cycle, seen: revisionIn(form, 'seen'), ...plan });
		return outcome.ok ? backTo(`/project/${params.project}/cycles/${params.cycle}`, 'changed') : refusedHere(outcome, values);
	}
};
