import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/practices/ui/sentences.ts';
import { markupOf } from '#practices';
import { answerProof, readProofByLink } from '#practices/server';
import { textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link of a letter signs nobody in: it opens this one chapter, for whom the letter was written. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const found = await readProofByLink(locals.context, params.token);
	if (!found.ok) return { problem: refusalSentence(found.refusal), asked: null };
	const { book, sheet, answer, words, reply } = found.value;
	return {
		problem: null,
		asked: {
			...{ book: book.title, language: book.language, title: sheet.title, caption: sheet.caption, markup: markupOf(sheet.blocks) },
			...{ answer, words, reply }
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { answer: textIn(form, 'answer'), words: textIn(form, 'words') };
		const outcome = await answerProof(locals.context, { token: params.token, ...values });
		if (outcome.ok) return { given: true, values, errors: {} as Record<string, string> };
		const faulty = outcome.faults.length > 0;
		const errors: Record<string, string> = faulty ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) };
		return fail(faulty ? 422 : 409, { given: false, values, errors });
	}
};
