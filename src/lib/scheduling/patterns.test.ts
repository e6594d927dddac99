import { expect, test } from 'vitest';
import { blocksOfDays, patternOfDays } from './patterns.ts';

const march = (...days: number[]) => days.map((day) => `2026-03-${String(day).padStart(2, '0')}`);

test.each([
	['three days in a row', march(2, 3, 4), 'A'],
	['two days, one between, one day', march(2, 3, 5), 'B'],
	['two days and one weeks later', march(2, 3, 20), 'B'],
	['three single days', march(2, 9, 16), 'C'],
	['two days and one a week later are B, not C', march(2, 3, 10), 'B'],
	['one day, a break, two days', march(2, 16, 17), null],
	['Friday, Monday, Tuesday: working days in a row', march(6, 9, 10), 'A'],
	['Thursday, Friday, Monday', march(5, 6, 9), 'A'],
	['Friday, Saturday chosen by hand, Monday', march(6, 7, 9), 'A'],
	['in any order', march(4, 2, 3), 'A']
])('M-12: %s', (_, days, pattern) => {
	expect(patternOfDays(days, [])).toBe(pattern);
});

test('a public holiday between does not part days in a row, and is a day on which nobody is', () => {
	// 11 March 2026 is a Wednesday.
	expect(patternOfDays(march(10, 12, 13), ['2026-03-11'])).toBe('A');
	expect(patternOfDays(march(10, 12, 13), [])).toBeNull();
	expect(blocksOfDays(march(10, 12, 20), ['2026-03-11'])).toEqual([march(10, 12), march(20)]);
});

test('no days are no blocks', () => {
	expect(blocksOfDays([], [])).toEqual([]);
	expect(patternOfDays([], [])).toBeNull();
});
