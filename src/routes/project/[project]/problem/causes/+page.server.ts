import { asTyped, mostBones } from '#projects';
import { saveCauses } from '#projects/server';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../project.server.ts';
import { problemToWrite } from '../problem.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await problemToWrite(event);
	return {
		head: headOf(page, event.locals.context.locale),
		statement: page.problem.statement,
		seen: page.marks.causes,
		by: page.problem.changed_by,
		most: mostBones,
		bones: asTyped(page.problem.causes)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const bones = Array.from({ length: mostBones }, (_, at) => ({
			words: wordsIn(form, `bone-${at}`),
			causes: wordsIn(form, `causes-${at}`)
		}));
		const outcome = await saveCauses(locals.context, { project_id: params.project, bones, seen: textIn(form, 'seen') });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'saved');
		else return refusedHere(outcome, { bones });
	}
};
