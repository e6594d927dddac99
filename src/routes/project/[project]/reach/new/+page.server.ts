import { error, fail } from '@sveltejs/kit';
import { newId } from '#platform';
import { readProjectHead, writeTaught } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { dayIn, textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const front = allowed(await readProjectHead(locals.context, params.project), locals, url);
	if (front.part !== 'team') error(403, 'not_yours');
	// Sent twice, it is written once.
	return { head: headOf(front, locals.context.locale), id: newId() };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { day, parts, error: wrong } = dayIn(form, 'held_on');
		const typed = {
			id: textIn(form, 'id'),
			what: textIn(form, 'what'),
			minutes: textIn(form, 'minutes'),
			reached: textIn(form, 'reached'),
			moved: wordsIn(form, 'moved')
		};
		const outcome = await writeTaught(locals.context, { project_id: params.project, ...typed, held_on: day || null });
		if (outcome.ok) return backTo(`/project/${params.project}/reach`, 'taught');
		const refused = refusedHere(outcome, { ...typed, held_on: parts }, wrong ? { held_on: wrong } : {});
		return fail(refused.status, refused.data);
	}
};
