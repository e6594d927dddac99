import { expect, test } from 'vitest';
import { moveDay } from './move-day.ts';

test.each([
	['a year later the calendar stays', '2025-09-01', '2025-09-15', '2026-09-15', '2026-09-01'],
	['29 February has no place in an ordinary year', '2028-02-29', '2028-01-10', '2029-01-10', '2029-02-28'],
	['otherwise by as many days', '2026-03-20', '2026-03-01', '2026-03-11', '2026-03-30'],
	['backwards too', '2026-03-20', '2026-03-11', '2026-03-01', '2026-03-10'],
	['over the change of clock a day is a day', '2026-03-30', '2026-03-01', '2026-10-20', '2026-11-18']
])('%s', (_, day, from, to, moved) => {
	expect(moveDay(day, from, to)).toBe(moved);
});
