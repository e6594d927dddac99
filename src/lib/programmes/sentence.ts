import type { Day } from '#platform';

/** A sentence that `messages/` has, and the values it needs. */
export type Sentence = { key: string; values: Record<string, Value> };

/** A value of a sentence: as it is, a word or list of words of `messages/`, names that a register or a form has, or a day. */
export type Value = string | number | { words: string[] } | { names: NameKind; codes: string[] } | { day: Day };
export type NameKind = 'school_type' | 'county' | 'municipality' | 'form_field';

/** How the values of sentences are put into a language. */
export type Tongue = {
	/** The word of a key in `messages/`. */
	word: (key: string) => string;
	/** What a register or the form calls a code; the code itself where nobody knows. */
	name: (kind: NameKind, code: string) => string;
	/** „a, b ir c“. */
	list: (words: string[]) => string;
	/** „2026 m. rugsėjo 1 d.“ */
	day: (day: Day) => string;
};

/** The values of a sentence in a language. */
export function inTongue({ values }: Sentence, tongue: Tongue): Record<string, string | number> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, put(value, tongue)]));
}

function put(value: Value, { word, name, list, day }: Tongue): string | number {
	if (typeof value !== 'object') return value;
	if ('day' in value) return day(value.day);
	return list('words' in value ? value.words.map(word) : value.codes.map((code) => name(value.names, code)));
}
