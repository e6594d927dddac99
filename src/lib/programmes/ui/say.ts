import { m } from '#lib/messages/messages.js';
import { list, longDate } from '#lib/ui/format.ts';
import type { Locale } from '#platform';
import { inTongue, sayFinding, sayRule, type Finding, type Names, type Rule, type Sentence, type Terms } from '#programmes';

// Sentences are looked up by their keys, which takes all of `messages/` along: ask from the server's side of a page only.
type Words = Record<string, ((values: Record<string, unknown>, options: { locale: Locale }) => string) | undefined>;

/** The words of a key of `messages/`; the key itself where there is none. */
export const wordOf = (key: string, locale: Locale, values: Record<string, unknown> = {}): string =>
	(m as unknown as Words)[key]?.(values, { locale }) ?? key;

/** A sentence in words. */
export function inWords(sentence: Sentence, names: Names, locale: Locale): string {
	const tongue = {
		word: (key: string) => wordOf(key, locale),
		name: (kind: keyof Names, code: string) => names[kind][code] ?? code,
		list: (words: string[]) => list(words, locale),
		day: (day: string) => longDate(day, locale)
	};
	return wordOf(sentence.key, locale, inTongue(sentence, tongue));
}

/** A condition of a call in words, with the regulation's own where it is quoted, and the clause. */
export type RuleInWords = { id: string; text: string; wording: string | null; clause: string; severity: Rule['severity'] };

export function ruleInWords(rule: Rule, terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>, names: Names, locale: Locale): RuleInWords {
	const { id, wording, clause, severity } = rule;
	return { id, text: inWords(sayRule(rule, terms), names, locale), wording: wording && (wording[locale] || wording.lt), clause, severity };
}

/** How a condition was answered, in words. */
export const findingInWords = (finding: Finding, names: Names, locale: Locale): string => inWords(sayFinding(finding), names, locale);
