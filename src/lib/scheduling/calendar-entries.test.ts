import { expect, test } from 'vitest';
import { entriesAfter, type CalendarEntry } from './calendar-entries.ts';

const [a, b, c, d] = ['2027-03-22', '2027-03-23', '2027-04-05', '2027-04-06'] as const;
const told = (entries: readonly CalendarEntry[]) =>
	entries.map(({ ordinal, held_on, sequence, cancelled }) => `${ordinal} ${held_on} ${sequence}${cancelled ? ' cancelled' : ''}`);
const first = entriesAfter([], [a, b, c], null);

test('three days are three entries, numbered in their order', () => {
	expect(told(first)).toEqual([`1 ${a} 0`, `2 ${b} 0`, `3 ${c} 0`]);
	expect(entriesAfter(first, [c, a, b], null)).toEqual(first);
});

test('one day moves: its number stays, its sequence rises, the others are not touched', () => {
	expect(told(entriesAfter(first, [a, b, d], null))).toEqual([`1 ${a} 0`, `2 ${b} 0`, `3 ${d} 1`]);
	expect(told(entriesAfter(first, [b, c, d], null))).toEqual([`1 ${d} 1`, `2 ${b} 0`, `3 ${c} 0`]);
});

test('other lecturers: every day is told anew', () => {
	expect(told(entriesAfter(first, [a, b, c], a))).toEqual([`1 ${a} 1`, `2 ${b} 1`, `3 ${c} 1`]);
	// A day that is over is told as it was.
	expect(told(entriesAfter(first, [a, b, c], b))).toEqual([`1 ${a} 0`, `2 ${b} 1`, `3 ${c} 1`]);
});

test('a training that is taken out is cancelled once, and comes back under the same numbers', () => {
	const gone = entriesAfter(first, [], null);
	expect(told(gone)).toEqual([`1 ${a} 1 cancelled`, `2 ${b} 1 cancelled`, `3 ${c} 1 cancelled`]);
	expect(entriesAfter(gone, [], null)).toEqual(gone);
	expect(told(entriesAfter(gone, [a, b, d], null))).toEqual([`1 ${a} 2`, `2 ${b} 2`, `3 ${d} 2`]);
});

test('more days than before get numbers of their own', () => {
	expect(told(entriesAfter(first, [a, b, c, d], null))).toEqual([`1 ${a} 0`, `2 ${b} 0`, `3 ${c} 0`, `4 ${d} 0`]);
	expect(told(entriesAfter(first, [a, b], null))).toEqual([`1 ${a} 0`, `2 ${b} 0`, `3 ${c} 1 cancelled`]);
});
