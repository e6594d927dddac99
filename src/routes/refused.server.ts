import { error } from '@sveltejs/kit';
import type { Fault } from '#platform';

/** What a use case refused. */
export type Refusal = { refusal: string; faults: readonly Fault[] };
type Sentences = { refusalSentence: (refusal: string) => string; errorsOf: (faults: readonly Fault[]) => Record<string, string> };

/**
 * How a page answers a refusal, in the sentences of a slice: faults at their fields, anything else as one sentence above all; `own`
 * are errors that the page found itself. Pages that somebody may not know of are not found.
 */
export function refusedIn({ refusalSentence, errorsOf }: Sentences, { refusal, faults }: Refusal, own: Record<string, string> = {}) {
	if (refusal === 'not_found') error(404, refusal);
	const found: Record<string, string> = { ...errorsOf(faults), ...own };
	const atFields = Object.keys(found).length > 0;
	return { status: atFields ? 422 : 409, errors: atFields ? found : ({ main: refusalSentence(refusal) } as Record<string, string>) };
}
