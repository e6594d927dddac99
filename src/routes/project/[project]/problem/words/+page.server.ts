import { inLocale } from '#platform';
import { saveProblemWords } from '#projects/server';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../project.server.ts';
import { problemToWrite } from '../problem.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const page = await problemToWrite(event);
	const { statement, group_code, concerns, known_from, changed_by } = page.problem;
	return {
		head: headOf(page, locale),
		seen: page.marks.words,
		by: changed_by,
		groups: page.groups.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
		values: { statement, group_code: group_code ?? '', concerns, known_from }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = {
			statement: wordsIn(form, 'statement'),
			group_code: textIn(form, 'group_code'),
			concerns: wordsIn(form, 'concerns'),
			known_from: wordsIn(form, 'known_from')
		};
		const outcome = await saveProblemWords(locals.context, { project_id: params.project, ...values, seen: textIn(form, 'seen') });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'saved');
		else return refusedHere(outcome, values);
	}
};
