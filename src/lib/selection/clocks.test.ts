import { expect, test } from 'vitest';
import { answerDay, isWithin, lastMinuteAfter } from './clocks.ts';

test('a clock ends with the last minute of its last day, on both sides of the change of clock', () => {
	expect(lastMinuteAfter(new Date('2026-11-27T21:59:00Z'), 10).toISOString()).toBe('2026-12-07T21:59:00.000Z');
	// Half past midnight on the 28th in Lithuania: one day later.
	expect(lastMinuteAfter(new Date('2026-11-27T22:30:00Z'), 10).toISOString()).toBe('2026-12-08T21:59:00.000Z');
	expect(lastMinuteAfter(new Date('2027-03-20T10:00:00Z'), 10).toISOString()).toBe('2027-03-30T20:59:00.000Z');
	expect(lastMinuteAfter(new Date('2028-02-20T10:00:00Z'), 9).toISOString()).toBe('2028-02-29T21:59:00.000Z');
});

test('the last minute still counts, the next one does not', () => {
	const last = lastMinuteAfter(new Date('2026-11-27T10:00:00Z'), 1);
	expect(isWithin(last, new Date('2026-11-28T21:59:59Z'))).toBe(true);
	expect(isWithin(last, new Date('2026-11-28T22:00:00Z'))).toBe(false);
});

test('an appeal is answered by a day', () => {
	expect(answerDay(new Date('2026-12-30T10:00:00Z'), 20)).toBe('2027-01-19');
});
