import { m } from '#lib/messages/messages.js';
import { euros, longDate, number } from '#lib/ui/format.ts';
import { inLocale, type Locale } from '#platform';
import type { AnswerValue, Field, Named, Topic } from '#programmes';

/**
 * An answer as people read it; one line for each thing that was chosen, in the reader's language where the list still has
 * what was chosen, else in the words that were chosen (M-09). Nothing where no answer was given.
 */
export function answerInWords(
	field: Field,
	value: AnswerValue | null | undefined,
	locale: Locale,
	topics: readonly Topic[] = []
): string[] {
	const { type } = field;
	if (value === null || value === undefined || value === '') return [];
	if (typeof value === 'boolean') return [value ? m.application_yes({}, { locale }) : m.application_no({}, { locale })];
	if (typeof value === 'number') return [type === 'money' ? euros(value, locale) : number(value, locale)];
	if (typeof value === 'string') return [type === 'date' ? longDate(value, locale) : value];
	const named = Array.isArray(value) ? value : [value];
	return named.map((one) => wordsOf(one, field, locale, topics)).map((text, place) => (type === 'ranked' ? `${place + 1}. ${text}` : text));
}

function wordsOf({ code, text }: Named, field: Field, locale: Locale, topics: readonly Topic[]): string {
	const offered = 'options' in field ? (field.options === 'topics' ? topics : field.options) : [];
	const name = offered.find((option) => option.code === code)?.name;
	return name && (name.lt === text || name.en === text) ? inLocale(name, locale) : text;
}
