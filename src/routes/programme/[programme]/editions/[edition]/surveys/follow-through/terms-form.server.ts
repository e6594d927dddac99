import type { FollowTerms } from '#evaluation';
import type { FollowTermsInput } from '#evaluation/server';
import { pairsIn, textIn, wholeIn } from '../../../../../../form-days.server.ts';

const names = ['weeks', 'write_days', 'open_days', 'keep_weeks', 'obstacles_lt', 'obstacles_en'] as const;
/** The terms as a form has them: weeks with commas between, obstacles one a line, in the same order in both languages. */
export type TermsTyped = Record<(typeof names)[number], string>;

export const termsShown = ({ weeks, write_days, open_days, keep_weeks, obstacles }: FollowTerms): TermsTyped => ({
	weeks: weeks.join(', '),
	write_days: String(write_days),
	open_days: String(open_days),
	keep_weeks: String(keep_weeks),
	obstacles_lt: obstacles.map(({ text }) => text.lt).join('\n'),
	obstacles_en: obstacles.map(({ text }) => text.en).join('\n')
});

/** A sent form, as typed and as it is meant; what is no whole number is NaN. */
export function termsSent(form: FormData): { typed: TermsTyped; input: FollowTermsInput; seen: string } {
	const typed = Object.fromEntries(names.map((name) => [name, textIn(form, name)])) as TermsTyped;
	return {
		typed,
		input: {
			weeks: typed.weeks
				.split(/[\s,;]+/)
				.filter(Boolean)
				.map(wholeIn),
			write_days: wholeIn(typed.write_days),
			open_days: wholeIn(typed.open_days),
			keep_weeks: wholeIn(typed.keep_weeks),
			obstacles: pairsIn(typed.obstacles_lt, typed.obstacles_en)
		},
		seen: textIn(form, 'seen')
	};
}
