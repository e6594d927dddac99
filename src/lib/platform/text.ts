export const locales = ['lt', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text that an officer writes in both languages of the site. */
export type Text = Record<Locale, string>;

/** The text in a reader's language; where the English is not written yet, the Lithuanian. */
export const inLocale = (text: Text, locale: Locale): string => text[locale] || text.lt;
