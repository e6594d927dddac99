import { wordOf } from '#lib/programmes/ui/say.ts';
import type { Fault, Locale } from '#platform';

/** The sentences of faults by the field, for the summary and beside the field. Asked on the server's side of a page. */
export const faultsInWords = (faults: readonly Fault[], locale: Locale): Record<string, string> =>
	Object.fromEntries([...faults].reverse().map(({ field, key, values }) => [field, wordOf(key, locale, values)]));

/** The sentence of a refusal of the centre's or of a municipality's use cases. */
export const refusalInWords = (room: 'centre' | 'municipality', refusal: string, locale: Locale): string => wordOf(`application_${room}_refusal_${refusal}`, locale);
