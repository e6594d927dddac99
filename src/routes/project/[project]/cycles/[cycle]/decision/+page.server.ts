import { decideCycle } from '#projects/server';
import { revisionIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere, wordsIn } from '../../../project.server.ts';
import { cycleToWrite } from '../cycle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { head, cycle } = await cycleToWrite(event);
	const { id, title, prediction, revision, learned, next_step } = cycle;
	return { head, id, title, prediction, revision, values: { decision: '', learned, next_step } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { decision: textIn(form, 'decision'), learned: wordsIn(form, 'learned'), next_step: wordsIn(form, 'next_step') };
		const outcome = await decideCycle(locals.context, { cycle_id: params.cycle, seen: revisionIn(form, 'seen'), ...values });
		return outcome.ok ? backTo(`/project/${params.project}/cycles/${params.cycle}`, values.decision) : refusedHere(outcome, values);
	}
};
