import { faultInWords, type Labels } from '#lib/programmes/ui/faults.ts';
import { wordOf } from '#lib/programmes/ui/say.ts';
import type { Fault, Locale } from '#platform';

/** Why something was not done, in plain words. Asked from the server’s side of a page only. */
export const refusalSentence = (refusal: string, locale: Locale): string => wordOf(`refusal_selection_${refusal}`, locale);

/** What is wrong with each field, by its name; the first fault of a field is told. */
export function faultSentences(faults: readonly Fault[], labels: Labels, locale: Locale): Record<string, string> {
	const told: Record<string, string> = {};
	for (const fault of faults) told[fault.field] ??= sentenceOf(fault, labels, locale);
	return told;
}

/** Faults of what was typed are said in the words of its field; those of a selection have sentences of their own. */
function sentenceOf(fault: Fault, labels: Labels, locale: Locale): string {
	const key = `selection_fault_${fault.key}`;
	const own = wordOf(key, locale, { ...fault.values, label: labels[fault.field] ?? '' });
	return own === key ? faultInWords(fault, labels) : own;
}
