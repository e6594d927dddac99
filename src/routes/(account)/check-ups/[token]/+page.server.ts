import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/practices/ui/sentences.ts';
import { dayOf } from '#platform';
import { checkUpAnswers } from '#practices';
import { answerCheckUp, readCheckUp, type CheckUp } from '#practices/server';
import { textIn } from '../../../form-days.server.ts';
import { wordsIn } from '../../../practice/[practice]/practice.server.ts';
import type { Actions, PageServerLoad } from './$types';

const shown = ({ practice_id, title, slug, published_at, answer, words }: CheckUp) => ({
	practice: practice_id,
	title,
	slug,
	published_on: dayOf(published_at),
	answer,
	words
});

/** The link of a letter signs nobody in: it opens this one question, to whom the letter was written. Looking changes nothing. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const found = await readCheckUp(locals.context, params.token);
	return found.ok
		? { problem: null, asked: shown(found.value), answers: checkUpAnswers }
		: { problem: refusalSentence(found.refusal), asked: null, answers: checkUpAnswers };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { answer: textIn(form, 'answer'), words: wordsIn(form, 'words') };
		const outcome = await answerCheckUp(locals.context, { token: params.token, ...values });
		const none: Record<string, string> = {};
		if (outcome.ok) return { answered: outcome.value.answer, errors: none, values };
		const faulty = outcome.faults.length > 0;
		const errors: Record<string, string> = faulty ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) };
		return fail(faulty ? 422 : 409, { answered: null, errors, values });
	}
};
