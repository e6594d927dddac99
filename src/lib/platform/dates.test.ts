import { expect, test } from 'vitest';
import { addDays, covers, dayOf, inLithuania, instantAt, isDay } from './dates.ts';

test.each([
	['2026-02-28', true],
	['2026-02-29', false],
	['2026-02-30', false],
	['2028-02-29', true],
	['2026-13-01', false],
	['2026-1-1', false],
	['', false]
])('the calendar has %s: %s', (text, has) => {
	expect(isDay(text)).toBe(has);
});

test.each([
	['winter time is two hours ahead', '2026-11-27', '16:00', '2026-11-27T14:00:00.000Z'],
	['summer time is three hours ahead', '2026-06-01', '16:00', '2026-06-01T13:00:00.000Z'],
	['the morning after the spring change', '2026-03-29', '09:00', '2026-03-29T06:00:00.000Z'],
	['the night before the autumn change', '2026-10-25', '00:30', '2026-10-24T21:30:00.000Z'],
	['midday of the autumn change', '2026-10-25', '12:00', '2026-10-25T10:00:00.000Z']
])('an hour in Vilnius is one instant: %s', (_, day, time, instant) => {
	expect(instantAt(day, time).toISOString()).toBe(instant);
});

test('a day begins at midnight in Vilnius, not in Greenwich', () => {
	expect(dayOf(new Date('2026-11-26T21:59:59Z'))).toBe('2026-11-26');
	expect(dayOf(new Date('2026-11-26T22:00:00Z'))).toBe('2026-11-27');
});

test('the clock is that of the calendar at any moment of eighty years, also around every change', () => {
	const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Vilnius', dateStyle: 'short', timeStyle: 'medium' });
	const from = Date.UTC(1960, 0, 1);
	const moments = Array.from(
		{ length: 20_000 },
		(_, place) => from + place * (80 * 365.25 * 86_400_000) * (1 / 20_000) + (place % 3600) * 997
	);
	// The changes of clock: the last Sundays of March and October at one o'clock UTC.
	for (const [year, month, day] of [
		[2026, 2, 29],
		[2026, 9, 25],
		[2006, 2, 26],
		[2006, 9, 29]
	] as const)
		for (const minute of [-61, -60, -59, -1, 0, 1, 59, 60, 61]) moments.push(Date.UTC(year, month, day, 1, minute));
	for (const moment of moments)
		expect(inLithuania(new Date(moment)).toISOString().slice(0, 19).replace('T', ' '), String(moment)).toBe(calendar.format(moment));
});

test('days are added over the end of February', () => {
	expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
	expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test('a period covers its first and its last day', () => {
	const period = { starts_on: '2026-09-01', ends_on: '2026-09-30' };
	expect(['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'].map((day) => covers(period, day))).toEqual([false, true, true, false]);
	expect(covers({ ...period, ends_on: null }, '2099-01-01')).toBe(true);
});
