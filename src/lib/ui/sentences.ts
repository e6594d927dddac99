import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';

type Sentence = (values: Record<string, string | number>) => string;
const said = m as unknown as Record<string, Sentence | undefined>;

/**
 * The sentences in which a slice refuses: `keyOf` makes the key of a refusal, and what has no sentence of the slice's own is said as
 * everywhere. Only for the server's side of a page: it knows every sentence.
 */
export function sentencesOf(keyOf: (refusal: string) => string) {
	const refusalSentence = (refusal: string, values: Record<string, string | number> = {}): string =>
		(said[keyOf(refusal)] ?? said[refusal])?.(values) ?? refusal;
	/** The faults of a form by their fields, each as a sentence. */
	const errorsOf = (faults: readonly Fault[]): Record<string, string> =>
		Object.fromEntries(faults.map(({ field, key, values }) => [field, refusalSentence(key, values)]));
	return { refusalSentence, errorsOf };
}
