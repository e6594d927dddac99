import { m } from '#lib/messages/messages.js';
import { euros, longDate, number } from '#lib/ui/format.ts';
import type { Locale } from '#platform';
import type { AnswerValue, Field } from '#programmes';

/** An answer as people read it; one line for each thing that was chosen. Nothing where none was given. */
export function answerInWords({ type }: Pick<Field, 'type'>, value: AnswerValue | null | undefined, locale: Locale): string[] {
	if (value === null || value === undefined || value === '') return [];
	if (typeof value === 'boolean') return [value ? m.application_yes({}, { locale }) : m.application_no({}, { locale })];
	if (typeof value === 'number') return [type === 'money' ? euros(value, locale) : number(value, locale)];
	if (typeof value === 'string') return [type === 'date' ? longDate(value, locale) : value];
	const named = Array.isArray(value) ? value : [value];
	return named.map(({ text }, place) => (type === 'ranked' ? `${place + 1}. ${text}` : text));
}
