import { isLocale } from '#lib/messages/runtime.js';
import type { Locale } from '#platform';

/** The cookie in which a reader's chosen language is remembered, for a year and a bit. */
export const languageCookie = 'kartu_language';
export const languageAge = 60 * 60 * 24 * 400;

/** The language that an address says: `/en/calls` is English, `/calls` Lithuanian. */
export const languageOf = ({ pathname }: { pathname: string }): Locale => (pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'lt');

/** A language from outside, or none. */
export const asLanguage = (text: string | undefined): Locale | null => (isLocale(text) ? text : null);
