import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { changesShown } from '#lib/evaluation/ui/changes.ts';
import { refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { shownIn, type Sum, type SurveyKind } from '#evaluation';
import { closeSurvey, openSurvey, readResults, readSurvey } from '#evaluation/server';
import { inLocale, type Locale, type Outcome } from '#platform';
import { allowed } from '../../allowed.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { training: string } };

/** What a survey came to, for those who may know. */
export async function resultsPage({ params, locals, url }: Asked, kind: SurveyKind) {
	const { delivery, as, results, advice, changes } = allowed(
		await readResults(locals.context, { delivery_id: params.training, kind }),
		locals,
		url
	);
	const { locale } = locals.context;
	return {
		kind,
		as,
		path: `/training/${delivery.id}`,
		delivery: {
			title: delivery.school ?? inLocale(delivery.title, locale),
			caption: `${delivery.reference} · ${inLocale(delivery.title, locale)}`
		},
		results: results && {
			open: results.open,
			closes_on: results.survey.closes_on,
			counts: results.counts,
			sums: results.sums?.map((sum) => shownSum(sum, locale)) ?? null
		},
		advice: advice.map(({ key, title, text }) => ({ key, title: inLocale(title, locale), text: inLocale(text, locale) })),
		changes: changesShown(changes, locale),
		mayManage: as === 'officer' && delivery.cancelled_at === null
	};
}

const shownSum = ({ question, ...sum }: Sum, locale: Locale) => ({ ...sum, question: shownIn(question, locale) });

/** An officer of the centre opens the survey before its time. */
export const openHere = async ({ params, locals, url }: Asked, kind: SurveyKind) =>
	answered(url, await openSurvey(locals.context, { delivery_id: params.training, kind }));

/** An officer of the centre closes it before its end. */
export async function closeHere({ params, locals, url }: Asked, kind: SurveyKind) {
	const found = await readSurvey(locals.context, { delivery_id: params.training, kind });
	const survey_id = (found.ok ? found.value.survey?.id : undefined) ?? error(404, 'not_found');
	return answered(url, await closeSurvey(locals.context, { survey_id }));
}

function answered(url: URL, outcome: Outcome<unknown, string>) {
	if (outcome.ok) redirect(303, localizeHref(url.pathname));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	return fail(409, { problem: refusalSentence(outcome.refusal) });
}
