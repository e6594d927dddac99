import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';

type Sentence = (values: Record<string, string | number>) => string;
const said = m as unknown as Record<string, Sentence | undefined>;

/** The sentence of a refusal. Only for the server's side of a page: it knows every sentence. */
export const refusalSentence = (refusal: string, values: Record<string, string | number> = {}): string =>
	said[`refusal_spaces_${refusal}`]?.(values) ?? said[refusal]?.(values) ?? refusal;

/** The faults of a form by their fields, each as a sentence. */
export const errorsOf = (faults: readonly Fault[]): Record<string, string> =>
	Object.fromEntries(faults.map(({ field, key, values }) => [field, refusalSentence(key, values)]));
