import { m } from '#lib/messages/messages.js';
import { number } from '#lib/ui/format.ts';
import { inLocale, type Locale } from '#platform';
import type { Scheme } from '../scheme.ts';
import type { ApplicationSpread } from '../spread.ts';
import { stateWords } from './review-words.ts';

type Assigned = {
	reference: string;
	school: string;
	topic: string | null;
	reviewers: readonly { name: string; state: keyof typeof stateWords; overdue: boolean }[];
};

/** Assignments as a sheet: a line for each reviewer of each application, and one for an application that nobody has. */
export const assignmentsSheet = (rows: readonly Assigned[]): string[][] => [
	[m.selection_file_reference(), m.selection_declare_school(), m.selection_topic(), m.selection_reviewer(), m.selection_state()],
	...rows.flatMap(({ reference, school, topic, reviewers }) =>
		(reviewers.length === 0 ? [null] : reviewers).map((reviewer) => [
			reference,
			school,
			topic ?? '',
			reviewer?.name ?? '',
			reviewer ? [stateWords[reviewer.state](), reviewer.overdue ? m.selection_late() : ''].filter(Boolean).join(', ') : ''
		])
	)
];

type Reviewed = {
	reference: string;
	school: string;
	spread: ApplicationSpread;
	votes: readonly { name: string; points: Readonly<Record<string, number>> }[];
};

/** Reviews as a sheet: a line for each review with its points by criterion, and the spread of its application. */
export function reviewsSheet(rows: readonly Reviewed[], { criteria }: Scheme, locale: Locale): string[][] {
	const two = (value: number | null): string => (value === null ? '' : number(value, locale, 2));
	return [
		[
			m.selection_file_reference(),
			m.selection_declare_school(),
			m.selection_reviewer(),
			...criteria.map(({ name }) => inLocale(name, locale)),
			m.selection_reviews_mean(),
			m.selection_reviews_adjusted(),
			m.selection_reviews_range(),
			m.selection_reviews_deviation()
		],
		...rows.flatMap(({ reference, school, spread, votes }) =>
			votes.map(({ name, points }) => [
				reference,
				school,
				name,
				...criteria.map(({ key }) => String(points[key] ?? '')),
				two(spread.mean),
				two(spread.adjusted),
				two(spread.range),
				two(spread.deviation)
			])
		)
	];
}
