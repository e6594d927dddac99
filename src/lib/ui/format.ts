import { getLocale, type Locale } from '#lib/messages/runtime.js';
import { clockTime, dayInWords, instantInWords, monthName, partsInLithuania, type Moment } from '#platform';

export type { Moment };

const weekdays = {
	lt: ['sekmadienis', 'pirmadienis', 'antradienis', 'trečiadienis', 'ketvirtadienis', 'penktadienis', 'šeštadienis'],
	en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
} as const;

/** „2006 m. rugsėjo 28 d.“, 28 September 2006 (L-10). */
export const longDate = (moment: Moment, locale: Locale = getLocale()): string => dayInWords(moment, locale);

/** „rugsėjo 28 d.“, 28 September: where the year is plain from the page. */
export function dayAndMonth(moment: Moment, locale: Locale = getLocale()): string {
	const { month, day } = partsInLithuania(moment);
	return locale === 'lt' ? `${monthName(month, locale)} ${day} d.` : `${day} ${monthName(month, locale)}`;
}

/** „2006-09-28“ (L-09): for tables and documents, in both languages. */
export function shortDate(moment: Moment): string {
	const { year, month, day } = partsInLithuania(moment);
	return `${year}-${two(month)}-${two(day)}`;
}

/** „penktadienis, 2026 m. lapkričio 27 d.“, Friday, 27 November 2026. */
export function weekdayDate(moment: Moment, locale: Locale = getLocale()): string {
	const { year, month, day } = partsInLithuania(moment);
	const weekday = weekdays[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
	return locale === 'lt' ? `${weekday}, ${longDate(moment, locale)}` : `${weekday} ${longDate(moment, locale)}`;
}

/** „2026 m. kovo 2–4 d.“, „2026 m. kovo 30 d. – balandžio 2 d.“, 2–4 March 2026 (L-11). */
export function dateRange(from: Moment, to: Moment, locale: Locale = getLocale()): string {
	const first = partsInLithuania(from);
	const last = partsInLithuania(to);
	if (first.year !== last.year) return `${longDate(from, locale)} – ${longDate(to, locale)}`;
	if (first.month !== last.month) {
		return locale === 'lt'
			? `${longDate(from, locale)} – ${dayAndMonth(to, locale)}`
			: `${dayAndMonth(from, locale)} – ${longDate(to, locale)}`;
	}
	if (first.day === last.day) return longDate(from, locale);
	const days = `${first.day}–${last.day}`;
	return locale === 'lt'
		? `${first.year} m. ${monthName(first.month, locale)} ${days} d.`
		: `${days} ${monthName(first.month, locale)} ${first.year}`;
}

/** „09:05“ in Lithuania, on a clock of 24 hours (L-12). */
export const time = clockTime;

/** „2024 m. spalio 1 d. 13:00“, 1 October 2024, 13:00. */
export function dateAndTime(instant: Moment, locale: Locale = getLocale()): string {
	return locale === 'lt' ? `${longDate(instant, locale)} ${time(instant)}` : `${longDate(instant, locale)}, ${time(instant)}`;
}

/** „iki 2024 m. spalio 1 d. 13.00 val.“, by 1 October 2024, 13:00: a deadline always names the hour (L-12). */
export const deadline = (instant: Moment, locale: Locale = getLocale()): string =>
	`${locale === 'lt' ? 'iki' : 'by'} ${instantInWords(instant, locale)}`;

/** The deadline with its zone named, for the pages of a call: „… (Lietuvos laiku)“. */
export function deadlineInZone(instant: Moment, locale: Locale = getLocale()): string {
	return `${deadline(instant, locale)} (${locale === 'lt' ? 'Lietuvos laiku' : 'Lithuanian time'})`;
}

/** What a `<time datetime>` needs: the day, or the instant. */
export const machineTime = (moment: Moment): string => (typeof moment === 'string' ? moment : moment.toISOString());

/** „16 243 153,5“ (L-16): a no-break space for thousands, a comma for decimals. */
export const number = (value: number, locale: Locale = getLocale(), fractionDigits?: number): string =>
	formatOf(locale, {
		useGrouping: 'always',
		maximumFractionDigits: fractionDigits ?? 3,
		minimumFractionDigits: fractionDigits ?? 0
	}).format(value);

/** „1 234,50 €“ from whole cents. */
export const euros = (cents: number, locale: Locale = getLocale()): string =>
	formatOf(locale, { style: 'currency', currency: 'EUR', useGrouping: 'always' }).format(cents / 100);

/** „76,4 %“ from a share between 0 and 1. */
export const percent = (share: number, locale: Locale = getLocale(), fractionDigits = 1): string =>
	formatOf(locale, { style: 'percent', maximumFractionDigits: fractionDigits }).format(share);

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times more than using it, so each is made once. */
function formatOf(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = locale + JSON.stringify(options);
	const known = formats.get(key) ?? new Intl.NumberFormat(tag(locale), options);
	formats.set(key, known);
	return known;
}

/** A number as people write it: „1 234,5“ and "1234.5" are the same (L-16). Undefined when it is none. */
export function readNumber(text: string): number | undefined {
	const plain = text
		.replace(/[\s\u00a0\u202f]/g, '')
		.replace(/^[−–]/, '-')
		.replace(',', '.');
	return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** „a, b ir c“, a, b and c (L-17). */
export function list(items: readonly string[], locale: Locale = getLocale()): string {
	return new Intl.ListFormat(tag(locale), { style: 'long', type: 'conjunction' }).format(items);
}

/** The text in the quotes of its language; where two closing quotes would meet, there is one (L-13, L-14). */
export function quoted(text: string, locale: Locale = getLocale()): string {
	if (locale === 'en') return `‘${text}’`;
	return text.endsWith('“') ? `„${text}` : `„${text}“`;
}

/** A size people understand: „820 kB“, „1,4 MB“. */
export function fileSize(bytes: number, locale: Locale = getLocale()): string {
	if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1000)), locale)}\u00a0kB`;
	return `${number(Math.round(bytes / 100_000) / 10, locale)}\u00a0MB`;
}

const two = (value: number): string => String(value).padStart(2, '0');
const tag = (locale: Locale): string => (locale === 'lt' ? 'lt-LT' : 'en-IE');
