import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { newWords } from '#lib/evaluation/matching/mark.ts';
import { isMatched, shownIn, type SurveyKind } from '#evaluation';
import { decline, readSurvey, takeCode } from '#evaluation/server';
import { inLocale } from '#platform';
import { allowed } from '../../allowed.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url' | 'setHeaders'> & { params: { training: string } };
type Acting = Omit<Asked, 'setHeaders'>;

/** What the page of a survey shows to somebody who is asked, or has a part in the delivery. */
export async function surveyPage({ params, locals, url, setHeaders }: Asked, kind: SurveyKind) {
	// Without scripts a code stands on it: no disk keeps that.
	setHeaders({ 'cache-control': 'private, no-store' });
	const view = allowed(await readSurvey(locals.context, { delivery_id: params.training, kind }), locals, url);
	const { delivery, survey, as, ...rest } = view;
	const { locale } = locals.context;
	return {
		...rest,
		path: `/training/${delivery.id}`,
		delivery: {
			title: delivery.school ?? inLocale(delivery.title, locale),
			caption: `${delivery.reference} · ${inLocale(delivery.title, locale)}`
		},
		survey: survey && { id: survey.id, closes_on: survey.closes_on, open: survey.open },
		mayReadResults: as === 'lecturer' || as === 'officer' || (as === 'school' && kind !== 'climate'),
		matched: isMatched(kind) ? delivery.id : null,
		questions: (survey?.questions ?? []).map((question) => shownIn(question, locale))
	};
}

/** Without scripts: a code, shown once, and new words, which are kept nowhere either. */
export async function takeCodeHere({ params, locals }: Acting, kind: SurveyKind) {
	const outcome = await takeCode(locals.context, { survey_id: await surveyId(params.training, locals, kind) });
	return outcome.ok ? { code: outcome.value, words: newWords() } : refusedWith(outcome.refusal);
}

export async function declineHere({ params, locals, url }: Acting, kind: SurveyKind) {
	const outcome = await decline(locals.context, { survey_id: await surveyId(params.training, locals, kind) });
	if (!outcome.ok) return refusedWith(outcome.refusal);
	redirect(303, localizeHref(url.pathname));
}

async function surveyId(delivery_id: string, locals: App.Locals, kind: SurveyKind): Promise<string> {
	const found = await readSurvey(locals.context, { delivery_id, kind });
	return (found.ok ? found.value.survey?.id : undefined) ?? error(404, 'not_found');
}

const refusedWith = (refusal: string) => (refusal === 'not_found' ? error(404, refusal) : fail(409, { problem: refusalSentence(refusal) }));
