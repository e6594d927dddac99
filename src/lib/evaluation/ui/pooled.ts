import { m } from '#lib/messages/messages.js';
import { meanInterval, shareInterval, shownIn, type GroupSum, type PublicSum, type Shown } from '#evaluation';
import type { Locale } from '#platform';

/** What many surveys came to at one question, ready for a page: each answer with its share and what that leaves open, in percent. */
export type PooledQuestion = {
	key: string;
	question: Shown;
	answered: number;
	surveys: number;
	mean: { mean: number; least: number; most: number } | null;
	rows: { value: string; label: string; count: number; share: number; least: number; most: number }[];
};

export const pooledIn = (sums: readonly GroupSum[], locale: Locale): PooledQuestion[] =>
	sums.map(({ sum, surveys }) => {
		const question = shownIn(sum.question, locale);
		return {
			...{ key: keyOf(question), question, answered: sum.answered, surveys },
			mean: sum.question.kind === 'scale' ? meanInterval(sum.counts.map(({ value, count }) => ({ value: Number(value), count }))) : null,
			rows: sum.counts.map(({ value, count }) => {
				const { least, most } = shareInterval(count, sum.answered);
				const label = labelOf(question, value);
				return { value, label, count, share: inPercent(count / sum.answered), least: inPercent(least), most: inPercent(most) };
			})
		};
	});

/** What everybody is told of a question: about which share gave each answer, in percent. */
export type PublicQuestion = { key: string; text: string; at_least: number; rows: { value: string; label: string; percent: number }[] };

export const publicIn = (sums: readonly PublicSum[], locale: Locale): PublicQuestion[] =>
	sums.map(({ question, at_least, shares }) => {
		const shown = shownIn(question, locale);
		const rows = shares.map(({ value, percent }) => ({ value, percent, label: labelOf(shown, value) }));
		return { key: keyOf(shown), text: shown.text, at_least, rows };
	});

/** Questions that share a key and differ in their words or answers stand side by side. */
const keyOf = ({ key, text, choices, ends }: Shown): string =>
	JSON.stringify([key, text, choices.map(({ value, label }) => [value, label]), ends?.least, ends?.most]);

const inPercent = (share: number): number => Math.round(share * 100);

/** The ends of a scale are said in words beside their number. */
function labelOf({ choices, ends }: Shown, value: string): string {
	const label = choices.find((choice) => choice.value === value)?.label ?? value;
	if (!ends) return label;
	if (value === choices[0]?.value) return `${label} (${ends.least})`;
	return value === choices.at(-1)?.value ? `${label} (${ends.most})` : label;
}

export type Compared = { name: string; answered: number; value: string; between: string };
/** One question over several groups: the mean of a scale, or the share of the first answer of a choice. */
export type Comparison = { key: string; title: string; measure: string; rows: Compared[] };

/** What can be compared: scales by their mean and choices by their first answer, in groups that have told it, where there are two. */
export function comparisonsIn(groups: readonly { name: string; questions: readonly PooledQuestion[] }[], locale: Locale): Comparison[] {
	const all = new Map(groups.flatMap(({ questions }) => questions.map((one) => [one.key, one])));
	const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
	return [...all.values()]
		.filter(({ question }) => question.kind !== 'many')
		.map(({ key, question, rows, mean }) => ({
			...{ key, title: question.text },
			measure: mean ? m.survey_pooled_mean() : m.survey_pooled_first({ answer: rows[0]?.label ?? '' }),
			rows: groups.flatMap(({ name, questions }) => {
				const told = questions.find((one) => one.key === key);
				const first = told?.rows[0];
				if (!told || !first) return [];
				const said = (value: number): string => (told.mean ? value.toLocaleString(locale, digits) : `${value} %`);
				const { least, most } = told.mean ?? first;
				return [{ name, answered: told.answered, value: said(told.mean?.mean ?? first.share), between: `${said(least)} – ${said(most)}` }];
			})
		}))
		.filter(({ rows }) => rows.length > 1);
}
