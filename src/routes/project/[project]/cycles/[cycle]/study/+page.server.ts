import { studyCycle } from '#projects/server';
import { revisionIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere, wordsIn } from '../../../project.server.ts';
import { cycleToWrite } from '../cycle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { head, cycle } = await cycleToWrite(event);
	const { id, title, prediction, revision, done, learned, conditions } = cycle;
	return { head, id, title, prediction, revision, values: { done, learned, conditions } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { done: wordsIn(form, 'done'), learned: wordsIn(form, 'learned'), conditions: wordsIn(form, 'conditions') };
		const outcome = await studyCycle(locals.context, { cycle_id: params.cycle, seen: revisionIn(form, 'seen'), ...values });
		return outcome.ok ? backTo(`/project/${params.project}/cycles/${params.cycle}`, 'studied') : refusedHere(outcome, values);
	}
};
