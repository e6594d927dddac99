import { error, fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { shownIn } from '#evaluation';
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
	const { kind, questions, title, open } = outcome.value;
	const { locale } = locals.context;
	return { kind, open, delivery: inLocale(title, locale), questions: questions.map((question) => shownIn(question, locale)) };
};

export const actions: Actions = {
	answer: async ({ params, locals, request }) => {
		const form = await request.formData();
		const code = textIn(form, 'code').trim();
		const names = [...new Set(form.keys())].filter((name) => name !== 'code').slice(0, 100);
		const given = Object.fromEntries(names.map((name) => [name, form.getAll(name).slice(0, 50).map(String)]));
		const outcome = await handInSheet(locals.context, { survey_id: params.survey, ballot: { code }, given });
		if (outcome.ok) return { handedIn: true };
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		if (outcome.faults.length > 0) return fail(422, { code, given, errors: errorsOf(outcome.faults) });
		return fail(409, { code, given, errors: { code: refusalSentence(outcome.refusal) } });
	}
};
