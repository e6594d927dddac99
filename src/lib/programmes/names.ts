import { inLocale, type Locale } from '#platform';
import { fieldsOf, type Form } from './form.ts';
import type { NameKind } from './sentence.ts';

/** What registers and a form call their codes, in one language: what sentences about rules need. */
export type Names = Record<NameKind, Record<string, string>>;

/** The names of a form's questions, for the sentences that point to them. */
export const fieldNames = (form: Form | undefined, locale: Locale): Record<string, string> =>
	Object.fromEntries(form ? fieldsOf(form).map(({ key, label }) => [key, inLocale(label, locale)]) : []);
