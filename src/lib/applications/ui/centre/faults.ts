import { wordOf } from '#lib/programmes/ui/say.ts';
import type { Fault, Locale } from '#platform';

/** The sentences of faults by the field, in the order of the page; of one field the first. Asked on the server's side of a page. */
export function faultsInWords(faults: readonly Fault[], locale: Locale): Record<string, string> {
	const words = new Map<string, string>();
	for (const { field, key, values } of faults) if (!words.has(field)) words.set(field, wordOf(key, locale, values));
	return Object.fromEntries(words);
}

/** The sentence of a refusal of the centre's or of a municipality's use cases. */
export const refusalInWords = (room: 'centre' | 'municipality', refusal: string, locale: Locale): string =>
	wordOf(`application_${room}_refusal_${refusal}`, locale);
