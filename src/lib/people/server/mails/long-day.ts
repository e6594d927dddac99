import type { Day, Locale } from '#platform';

/** A day in a letter: „2026 m. lapkričio 27 d.“, "27 November 2026" (L-10). */
export const longDay = (day: Day, locale: Locale): string => formats[locale].format(new Date(`${day}T12:00:00Z`));

const format = (language: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
const formats: Record<Locale, Intl.DateTimeFormat> = { lt: format('lt'), en: format('en-GB') };
