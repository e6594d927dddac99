import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { longDate } from '#lib/ui';
import type { Fault, Locale } from '#platform';
import type { Warning } from '../warning.ts';

type Sentence = (values: Record<string, string | number>, options: { locale: Locale }) => string;
const said = m as unknown as Record<string, Sentence | undefined>;

/** The sentence of a refusal. Only for the server's side of a page: it knows every sentence. */
export const refusalSentence = (refusal: string, locale: Locale = getLocale()): string =>
	said[`refusal_scheduling_${refusal}`]?.({}, { locale }) ?? said[refusal]?.({}, { locale }) ?? refusal;

/** The faults of a form by their fields, each as a sentence; days among their values are written out. */
export const errorsOf = (faults: readonly Fault[], locale: Locale = getLocale()): Record<string, string> =>
	Object.fromEntries(faults.map(({ field, key, values }) => [field, faultSentence(key, values, locale)]));

/** One fault as a sentence. */
export const faultSentence = (key: string, values: Fault['values'] = {}, locale: Locale = getLocale()): string =>
	said[key]?.(withDays(values, locale), { locale }) ?? key;

/** A remark on a timetable in words (M-10 … M-17). */
export const warningSentence = ({ key, day, values }: Warning, locale: Locale = getLocale()): string =>
	said[`warning_${key}`]?.(withDays({ ...values, ...(day && { day }) }, locale), { locale }) ?? key;

const withDays = (values: Record<string, string | number>, locale: Locale): Record<string, string | number> =>
	Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? longDate(value, locale) : value
		])
	);
