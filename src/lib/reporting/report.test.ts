import { describe, expect, test } from 'vitest';
import { nextOn, readSchedule, type Schedule } from './report.ts';

const none = { weekday: null, month_day: null, on_day: null };
const weekly = (weekday: number): Schedule => ({ ...none, rhythm: 'weekly', weekday });
const monthly = (month_day: number): Schedule => ({ ...none, rhythm: 'monthly', month_day });
const once = (on_day: string): Schedule => ({ ...none, rhythm: 'once', on_day });
const free =
	(...days: string[]) =>
	(day: string) =>
		days.includes(day);
const never = () => false;

describe('a report falls due', () => {
	test('every Monday, after the one of today', () => {
		expect(nextOn(weekly(1), '2026-11-22', never)).toBe('2026-11-23');
		expect(nextOn(weekly(1), '2026-11-23', never)).toBe('2026-11-30');
	});

	test('on the next working day where its own is a holiday: Christmas of 2026 is a Friday', () => {
		const holidays = free('2026-12-24', '2026-12-25', '2026-12-26');
		expect(nextOn(weekly(5), '2026-12-24', holidays)).toBe('2026-12-28');
		expect(nextOn(weekly(4), '2026-12-24', holidays)).toBe('2026-12-28');
		// It was made on the Monday for the Friday before; the next is the Friday of that week, which is New Year's Day.
		expect(nextOn(weekly(5), '2026-12-28', free('2027-01-01'))).toBe('2027-01-04');
	});

	test('on the last day of a month that has not so many, also in a leap year, and after a weekend', () => {
		expect(nextOn(monthly(31), '2027-03-31', never)).toBe('2027-04-30');
		expect(nextOn(monthly(30), '2028-02-01', never)).toBe('2028-02-29');
		expect(nextOn(monthly(31), '2026-12-31', never)).toBe('2027-02-01');
		expect(nextOn(monthly(1), '2027-01-31', never)).toBe('2027-02-01');
		expect(nextOn(monthly(15), '2026-11-16', never)).toBe('2026-12-15');
	});

	test('once on its date, and then no more', () => {
		expect(nextOn(once('2026-11-28'), '2026-11-22', never)).toBe('2026-11-30');
		expect(nextOn(once('2026-11-28'), '2026-11-30', never)).toBeNull();
	});
});

describe('what is typed', () => {
	const typed = { rhythm: '', weekday: '', month_day: '', on_day: '' };
	const read = (more: Partial<typeof typed>) => readSchedule({ ...typed, ...more }, '2026-11-22');

	test('counts by its rhythm alone', () => {
		expect(read({ rhythm: 'weekly', weekday: '3', month_day: '99' })).toEqual({ schedule: weekly(3) });
		expect(read({ rhythm: 'monthly', month_day: ' 31 ' })).toEqual({ schedule: monthly(31) });
		expect(read({ rhythm: 'once', on_day: '2026-11-23' })).toEqual({ schedule: once('2026-11-23') });
	});

	test.each([
		[{}, 'rhythm'],
		[{ rhythm: 'daily' }, 'rhythm'],
		[{ rhythm: 'weekly', weekday: '6' }, 'weekday'],
		[{ rhythm: 'monthly', month_day: '0' }, 'month_day'],
		[{ rhythm: 'monthly', month_day: '1.5' }, 'month_day'],
		[{ rhythm: 'once', on_day: '2026-11-22' }, 'on_day'],
		[{ rhythm: 'once', on_day: '2027-02-29' }, 'on_day'],
		[{ rhythm: 'once', on_day: '9999-01-01' }, 'on_day']
	])('%o is wrong in its %s', (more, wrong) => {
		expect(read(more)).toEqual({ wrong });
	});
});
