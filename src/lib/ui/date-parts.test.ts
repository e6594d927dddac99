import { describe, expect, test } from 'vitest';
import { datePartsOf, readDate, splitDay } from './date-parts.ts';

const typed = (year: string, month: string, day: string) => ({ year, month, day });

describe('a date is read kindly', () => {
	test.each([
		['numbers', typed('2026', '3', '2')],
		['zeros', typed('2026', '03', '02')],
		['spaces and dots', typed(' 2026 ', '3.', ' 2.')],
		['abbreviations', typed('2026 m.', '3', '2 d.')],
		['a month in the genitive', typed('2026', 'kovo', '2')],
		['a month in the nominative', typed('2026', 'Kovas', '2')],
		['a month cut short', typed('2026', 'kov.', '2')],
		['an English month', typed('2026', 'March', '2')],
		['a whole date pasted into the year', typed('2026-03-02', '', '')],
		['a whole date with spaces', typed('2026 03 02', '', '')],
		['a whole date in words', typed('2026 m. kovo 2 d.', '', '')],
		['a whole date pasted into the day', typed('', '', '2026.03.02')]
	])('%s', (_, parts) => {
		expect(readDate(parts)).toMatchObject({ ok: true, day: '2026-03-02' });
	});

	test('months without their diacritics', () => {
		expect(readDate(typed('2026', 'birzelio', '9'))).toMatchObject({ day: '2026-06-09' });
		expect(readDate(typed('2026', 'rugsejis', '9'))).toMatchObject({ day: '2026-09-09' });
		expect(readDate(typed('2026', 'rugp', '9'))).toMatchObject({ day: '2026-08-09' });
	});

	test('29 February only in a leap year', () => {
		expect(readDate(typed('2028', '2', '29'))).toMatchObject({ ok: true, day: '2028-02-29' });
		expect(readDate(typed('2026', '2', '29'))).toMatchObject({ ok: false, fault: 'date_not_in_calendar' });
	});
});

describe('what is wrong is told: missing before impossible', () => {
	test.each([
		['nothing typed', typed('', ' ', ''), 'date_missing', ['year', 'month', 'day']],
		['no year', typed('', '3', '2'), 'date_year_missing', ['year']],
		['no month, and an impossible day', typed('2026', '', '99'), 'date_month_missing', ['month']],
		['no day', typed('2026', '3', ''), 'date_day_missing', ['day']],
		['a year of two digits', typed('26', '3', '2'), 'date_year_unclear', ['year']],
		['a month that could be two', typed('2026', 'rug', '2'), 'date_month_unclear', ['month']],
		['a month of 13', typed('2026', '13', '2'), 'date_month_unclear', ['month']],
		['a day in letters', typed('2026', '3', 'antra'), 'date_not_in_calendar', ['day']],
		['30 February', typed('2026', 'vasario', '30'), 'date_not_in_calendar', ['day']],
		['a zero', typed('2026', '3', '0'), 'date_not_in_calendar', ['day']]
	])('%s', (_, parts, fault, faulty) => {
		expect(readDate(parts)).toEqual({ ok: false, fault, faulty, parts });
	});

	test('a megabyte of text is only an unclear month', () => {
		expect(readDate(typed('2026', 'x'.repeat(1_000_000), '1'))).toMatchObject({ ok: false, fault: 'date_month_unclear' });
		expect(readDate(typed(' '.repeat(100_000) + '1 '.repeat(100_000), '', ''))).toMatchObject({ ok: false });
	});
});

test('the parts come out of a form by name, and out of a day', () => {
	const form = new FormData();
	form.set('held_year', '2026');
	form.set('held_day', '5');
	expect(datePartsOf(form, 'held')).toEqual(typed('2026', '', '5'));
	expect(splitDay('2026-10-05')).toEqual(typed('2026', '10', '5'));
	expect(splitDay(null)).toEqual(typed('', '', ''));
});
