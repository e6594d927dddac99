import { inLocale, type Locale } from '#platform';
import { valuesOf, type Question } from './question.ts';

/** A question in a reader’s language, ready for a page. */
export type Shown = {
	key: string;
	kind: Question['kind'];
	text: string;
	/** The lecturer it is about. */
	about: string | null;
	choices: { value: string; label: string }[];
	/** Asked only where an earlier question was answered so; null where it always is. */
	only_if: Question['only_if'] | null;
	/** What the ends of a scale mean; null for other questions. */
	ends: { least: string; most: string } | null;
};

export function shownIn(question: Question, locale: Locale): Shown {
	const { key, kind, text, about = null, only_if = null } = question;
	const inWords = (value: string): string => {
		const choice = 'choices' in question ? question.choices.find((one) => one.key === value) : undefined;
		return choice ? inLocale(choice.text, locale) : value;
	};
	return {
		key,
		kind,
		about,
		only_if,
		text: inLocale(text, locale),
		choices: valuesOf(question).map((value) => ({ value, label: inWords(value) })),
		ends: question.kind === 'scale' ? { least: inLocale(question.ends.least, locale), most: inLocale(question.ends.most, locale) } : null
	};
}
