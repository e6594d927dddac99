import type { ChangeTold, SurveyKind } from '#evaluation';
import { m } from '#lib/messages/messages.js';
import { inLocale, type Locale } from '#platform';

/** A change ready for a page: in which question, between which surveys, by how much, and how sure that is. */
export type ShownChange = { key: string; question: string; between: string; by: string; interval: string; pairs: number };

const between: Partial<Record<`${SurveyKind} ${SurveyKind}`, () => string>> = {
	'needs evaluation': m.evaluation_change_needs_evaluation,
	'needs practice': m.evaluation_change_needs_practice,
	'evaluation practice': m.evaluation_change_evaluation_practice
};

export const changesShown = (changes: readonly ChangeTold[], locale: Locale): ShownChange[] =>
	changes.map(({ question, from, to, pairs, mean, least, most }) => {
		const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
		const said = (value: number): string => value.toLocaleString(locale, digits);
		return {
			...{
				key: JSON.stringify([from, to, question]),
				question: inLocale(question.text, locale),
				pairs
			},
			...{ between: between[`${from} ${to}`]?.() ?? '', by: said(mean) },
			interval: m.evaluation_change_interval({ least: said(least), most: said(most) })
		};
	});
