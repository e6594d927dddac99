import { kindWords } from '#lib/evaluation/ui/kinds.ts';
import { goesInWords } from '#lib/evaluation/ui/goes.ts';
import { templatesHere } from './template.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { templates, edition } = await templatesHere(event);
	return {
		edition,
		templates: templates.map(({ kind, used, in_use, draft }) => ({
			kind,
			title: kindWords[kind].title(),
			goes: goesInWords(used),
			questions: used.questions.length,
			in_use,
			waits: draft?.differs ?? false
		}))
	};
};
