import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';

const said = m as unknown as Record<string, ((values: Record<string, string | number>) => string) | undefined>;

/** The sentence of a refusal. Only for the server's side of a page: it knows every sentence. */
export const refusalSentence = (refusal: string): string => said[`refusal_evaluation_${refusal}`]?.({}) ?? refusal;

/** The faults of a sheet by their questions, each as a sentence. */
export const errorsOf = (faults: readonly Fault[]): Record<string, string> =>
	Object.fromEntries(faults.map(({ field, key, values }) => [field, said[key]?.(values ?? {}) ?? key]));
