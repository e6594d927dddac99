import type { Day } from '#platform';

/** Qualification categories of teachers from the lowest to the highest (P-01); those of support specialists run parallel (P-02). */
export const categories = ['none', 'teacher', 'senior_teacher', 'methodologist', 'expert_teacher'] as const;
export type Category = (typeof categories)[number];

/** A category belongs to a person and a subject or post, from a day (P-07, P-08). */
export type Qualification = { field: string; category: Category; valid_from: Day };

export const isCategory = (text: unknown): text is Category => categories.includes(text as Category);

/** Whether one category stands above another. */
export const isAbove = (category: Category, other: Category): boolean => categories.indexOf(category) > categories.indexOf(other);

/** What a person holds on a day: in each subject or post the latest category that was given by then; of two of one day the last named. */
export function heldOn(qualifications: readonly Qualification[], day: Day): Qualification[] {
	const inForce = new Map<string, Qualification>();
	for (const one of qualifications) {
		const other = inForce.get(one.field);
		if (one.valid_from <= day && (!other || other.valid_from <= one.valid_from)) inForce.set(one.field, one);
	}
	return [...inForce.values()];
}

/** The highest category that a person holds on a day in any subject or post. */
export const highestOn = (qualifications: readonly Qualification[], day: Day): Category =>
	heldOn(qualifications, day).reduce<Category>((highest, { category }) => (isAbove(category, highest) ? category : highest), 'none');
