import type { Day } from '#platform';
import type { Calendar, Pattern } from './instance.ts';

const milliseconds = 86_400_000;
const numberOf = (day: Day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / milliseconds;

/** Calendar days from one day to another: 1 to the next day. */
export const calendarDays = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

/** Monday to Friday from the first to the last day, without the closed ones. */
export function workingDays({ first, last, closed }: Calendar): Day[] {
	const shut = new Set(closed);
	const days: Day[] = [];
	for (let at = numberOf(first); at <= numberOf(last); at++) {
		const instant = new Date(at * milliseconds);
		const day = instant.toISOString().slice(0, 10);
		if (instant.getUTCDay() % 6 !== 0 && !shut.has(day)) days.push(day);
	}
	return days;
}

/** Days in blocks of consecutive working days: a weekend or a closed day between does not part a block (M-12). */
export function blocksOf(days: readonly Day[], order: ReadonlyMap<Day, number>): Day[][] {
	const blocks: Day[][] = [];
	for (const day of [...days].sort()) {
		const last = blocks.at(-1);
		const before = last?.at(-1);
		if (last && before !== undefined && order.get(day) === (order.get(before) ?? NaN) + 1) last.push(day);
		else blocks.push([day]);
	}
	return blocks;
}

const shapes: Record<string, Pattern> = { '3': 'three-in-a-row', '2+1': 'two-plus-one', '1+1+1': 'three-singles' };

/** The pattern that blocks make, or null: one day, a gap and two days are none of the three (M-11, M-12). */
export const patternOf = (blocks: readonly (readonly Day[])[]): Pattern | null =>
	shapes[blocks.map(({ length }) => length).join('+')] ?? null;
