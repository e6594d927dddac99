import type { Day } from '#platform';

/** H-02: so many days of professional development a year are a teacher's right. */
export const daysOfRight = 5;

/** An entry of a person's hours, with how many quarters are a day where it was earned (H-03). */
export type Earned = {
	held_on: Day;
	edition_id: string;
	contact: number;
	consultation: number;
	independent: number;
	quarters_a_day: number;
};

/** What a person has earned in a calendar year, in quarters of an academic hour, and how many days that is. */
export type YearOfHours = {
	year: number;
	contact: number;
	consultation: number;
	independent: number;
	/** Days used, in hundredths: each edition converts its own hours (H-03). */
	days: number;
	/** Days of the right that are left, in hundredths; none is left below. */
	left: number;
	/** Days above the right, in hundredths: they are allowed (H-02). */
	above: number;
};

/**
 * A person's hours by calendar years, the newest first, with the balance of the five days (H-02). An academic hour is a part of a day
 * by the setting of its edition (H-03): 24 hours are three days where a day has eight, four where it has six. It only tells; nothing is
 * ever refused because of it.
 */
export function yearsOf(entries: readonly Earned[]): YearOfHours[] {
	const years = [...new Set(entries.map(({ held_on }) => Number(held_on.slice(0, 4))))].sort((one, other) => other - one);
	return years.map((year) => yearOf(year, entries));
}

/** One calendar year of them; a year without entries has the whole right left. */
export function yearOf(year: number, all: readonly Earned[]): YearOfHours {
	const entries = all.filter(({ held_on }) => held_on.startsWith(`${year}-`));
	const sum = (what: 'contact' | 'consultation' | 'independent') => entries.reduce((total, one) => total + one[what], 0);
	const days = Math.round(daysIn(entries) * 100);
	return {
		year,
		contact: sum('contact'),
		consultation: sum('consultation'),
		independent: sum('independent'),
		days,
		left: Math.max(0, daysOfRight * 100 - days),
		above: Math.max(0, days - daysOfRight * 100)
	};
}

/** Quarters are added up by their divisor before they are divided: three times 32 of 32 are three days exactly. */
function daysIn(entries: readonly Earned[]): number {
	const sums = new Map<number, number>();
	for (const { quarters_a_day, contact, consultation, independent } of entries)
		sums.set(quarters_a_day, (sums.get(quarters_a_day) ?? 0) + contact + consultation + independent);
	return [...sums].reduce((total, [divisor, quarters]) => total + quarters / divisor, 0);
}
