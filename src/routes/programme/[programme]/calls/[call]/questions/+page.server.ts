import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { answerQuestion, hideQuestion } from '#programmes/server';
import { deskOf } from '../../../../desk.ts';
import { written } from '../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ questions: (await deskOf(event)).questions });

export const actions: Actions = {
	answer: async (event) => {
		const { call } = await deskOf(event);
		const form = await event.request.formData();
		const [question_id, answer] = [written(form, 'question'), String(form.get('answer') ?? '')];
		const outcome = await answerQuestion(event.locals.context, { question_id, answer });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${call.programme.slug}/calls/${call.slug}/questions`));
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const label = m.programme_answer();
		const sentence =
			outcome.faults[0]?.key === 'too_long' ? m.programme_fault_too_long({ label, most: 5000 }) : m.programme_fault_empty({ label });
		return fail(422, { question_id, answer, errors: { [`answer-${question_id}`]: sentence } as Record<string, string> });
	},
	hide: async (event) => {
		const { call } = await deskOf(event);
		const form = await event.request.formData();
		const outcome = await hideQuestion(event.locals.context, {
			question_id: written(form, 'question'),
			hidden: written(form, 'hidden') === 'yes'
		});
		if (!outcome.ok) error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		redirect(303, localizeHref(`/programme/${call.programme.slug}/calls/${call.slug}/questions`));
	}
};
