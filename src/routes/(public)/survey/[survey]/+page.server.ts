import { error, fail } from '@sveltejs/kit';
import { markOf, readWords } from '#lib/evaluation/matching/mark.ts';
import { errorsOf, refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { nextStep, readAnswers, shownIn, type Questions } from '#evaluation';
import { handInSheet, readAnonymously } from '#evaluation/server';
import { inLocale } from '#platform';
import { textIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A survey for who comes with a code. Whether somebody is signed in is not looked at. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	// A code that was typed wrongly is shown again.
	setHeaders({ 'cache-control': 'private, no-store' });
	const outcome = await readAnonymously(locals.context, { survey_id: params.survey });
	if (!outcome.ok) error(404, outcome.refusal);
	const { kind, questions, title, open, matched } = outcome.value;
	const { locale } = locals.context;
	return {
		kind,
		open,
		matched: matched !== null,
		delivery: inLocale(title, locale),
		questions: questions.map((question) => shownIn(question, locale))
	};
};

export const actions: Actions = {
	answer: async ({ params, locals, request }) => {
		const form = await request.formData();
		const code = textIn(form, 'code').trim();
		const survey = await readAnonymously(locals.context, { survey_id: params.survey });
		if (!survey.ok) error(404, survey.refusal);
		const { questions, matched } = survey.value;
		const words = textIn(form, 'own-words').trim().slice(0, 500);
		const given = Object.fromEntries(questions.map(({ key }) => [key, form.getAll(key).slice(0, 50).map(String)]));
		const shown = shownOf(questions, form);
		const next = stepAfter(questions, given, shown);
		if (next) return { code, words, given, errors: {}, step: next };
		const step = { keys: shown, before: [] };
		const read = matched && words ? readWords(words) : null;
		if (matched && words && read === null)
			return fail(422, { code, words, given, step, errors: errorsOf([{ field: 'own-words', key: 'fault_evaluation_words' }]) });
		const mark = matched && read !== null ? await markOf(read, matched) : null;
		const outcome = await handInSheet(locals.context, { survey_id: params.survey, ballot: { code }, given, mark });
		if (outcome.ok) return { handedIn: true, kept: mark === null ? '' : words };
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		if (outcome.faults.length > 0) return fail(422, { code, words, given, step, errors: errorsOf(outcome.faults) });
		return fail(409, { code, words, given, step, errors: { code: refusalSentence(outcome.refusal) } });
	}
};

/** The questions that stood on the form so far; the form of a survey without conditions need not say it. */
function shownOf(questions: Questions, form: FormData): string[] {
	const said = form.getAll('shown');
	return questions.filter(({ key, only_if }) => !only_if || said.includes(key)).map(({ key }) => key);
}

/** The questions that follow from the answers and were not on the form yet; nothing where none do, or an answer has a fault. */
function stepAfter(questions: Questions, given: Record<string, string[]>, shown: readonly string[]) {
	const { answers, faults } = readAnswers(questions, (key) => given[key] ?? []);
	const keys = nextStep(questions, answers, shown).map(({ key }) => key);
	return faults.length > 0 || keys.length === 0 ? null : { keys, before: shown };
}
