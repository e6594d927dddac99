import type { Day } from '#platform';
import { blocksOf, patternOf, workingDays, type Pattern } from '#planning';
import type { DatePattern } from '#programmes';

/** M-11 in words of the engine: three days in a row; two, a break, one; three single days. */
const names: Record<DatePattern, Pattern> = { A: 'three-in-a-row', B: 'two-plus-one', C: 'three-singles' };
const letters: Record<Pattern, DatePattern> = { 'three-in-a-row': 'A', 'two-plus-one': 'B', 'three-singles': 'C' };

export const patternForEngine = (pattern: DatePattern): Pattern => names[pattern];
export const patternFromEngine = (pattern: Pattern): DatePattern => letters[pattern];

/**
 * Three days as blocks of consecutive working days (M-12): a weekend or a public holiday between does not part them. A day
 * that is no working day, chosen by hand, counts in its place: Friday, Saturday, Monday are three days in a row.
 */
export function blocksOfDays(days: readonly Day[], holidays: readonly Day[]): Day[][] {
	const sorted = [...new Set(days)].sort();
	const [first, last] = [sorted[0], sorted.at(-1)];
	if (first === undefined || last === undefined) return [];
	const standing = [...new Set([...workingDays({ first, last, closed: [...holidays] }), ...sorted])].sort();
	return blocksOf(sorted, new Map(standing.map((day, at) => [day, at])));
}

/** The pattern that days make, or null where they make none: one day, a break and two days are none of the three (M-11, M-12). */
export function patternOfDays(days: readonly Day[], holidays: readonly Day[]): DatePattern | null {
	const pattern = patternOf(blocksOfDays(days, holidays));
	return pattern && letters[pattern];
}
