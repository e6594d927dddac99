import { getLocale } from '#lib/messages/runtime.js';
import type { Day, Locale } from '#platform';

const tags = { lt: 'lt-LT', en: 'en-IE' } as const;

/** „2027 m. kovas“, March 2027. */
export const monthAndYear = (month: string, locale: Locale = getLocale()): string =>
	new Intl.DateTimeFormat(tags[locale], { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** „kovas“, March. */
export const monthAlone = (month: string, locale: Locale = getLocale()): string =>
	new Intl.DateTimeFormat(tags[locale], { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** „pirmadienis“, Monday. */
export const weekdayOfDay = (day: Day, locale: Locale = getLocale()): string =>
	new Intl.DateTimeFormat(tags[locale], { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
