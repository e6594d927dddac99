import { error, fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/networks/ui/sentences.ts';
import type { Fault } from '#platform';

/** A refusal on the page it came from: at its fields, or as one sentence above all; what was typed stays. `own` errors go first. */
export function refusedHere<Values extends Record<string, unknown>>(
	{ refusal, faults }: { refusal: string; faults: readonly Fault[] },
	values: Values,
	own: Record<string, string> = {}
) {
	if (refusal === 'not_found') error(404, refusal);
	const found: Record<string, string> = { ...errorsOf(faults), ...own };
	const errors = Object.keys(found).length > 0 ? found : { main: refusalSentence(refusal) };
	return fail(faults.length > 0 ? 422 : 409, { errors, values });
}
