import { answerNote, fileNote, readNoteOf } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { project, part, writes, note, cycles } = allowed(
		await readNoteOf(locals.context, { project_id: params.project, note_id: params.note }),
		locals,
		url
	);
	return {
		head: headOf({ project, part, open: writes }, locals.context.locale),
		note,
		cycle: cycles.find(({ id }) => id === note.cycle_id)?.title ?? null,
		cycles: cycles.map(({ id, number, title }) => ({ id, number, title })),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	answer: async ({ locals, params, request }) => {
		const answer = wordsIn(await request.formData(), 'answer');
		const outcome = await answerNote(locals.context, { note_id: params.note, answer });
		return outcome.ok ? backTo(`/project/${params.project}/notes/${params.note}`, 'answered') : refusedHere(outcome, { answer });
	},
	filing: async ({ locals, params, request }) => {
		const cycle_id = textIn(await request.formData(), 'cycle');
		const outcome = await fileNote(locals.context, { note_id: params.note, cycle_id });
		return outcome.ok ? backTo(`/project/${params.project}/notes/${params.note}`, 'filed') : refusedHere(outcome, { answer: '' });
	}
};
