import { error, fail } from '@sveltejs/kit';
import type { Labels } from '#lib/programmes/ui/faults.ts';
import { faultSentences, refusalSentence } from '#lib/selection/ui/sentences.ts';
import type { Fault, Locale } from '#platform';

/** A refusal as the page shows it: faults at their fields, everything else in one sentence; who may not is sent away. */
export function refusedAs<Values extends Record<string, unknown>>(
	{ refusal, faults }: { refusal: string; faults: Fault[] },
	locale: Locale,
	values: Values,
	labels: Labels = {}
) {
	if (refusal === 'not_found') error(404, refusal);
	if (refusal === 'not_allowed') error(403, refusal);
	const errors = faultSentences(faults, labels, locale);
	const problem = faults.length > 0 ? '' : refusalSentence(refusal, locale);
	return fail(faults.length > 0 ? 422 : 409, { values, errors, problem });
}
