import { describe, expect, test } from 'vitest';
import {
	dateAndTime,
	dateRange,
	dayAndMonth,
	deadline,
	deadlineInZone,
	euros,
	fileSize,
	list,
	longDate,
	machineTime,
	number,
	percent,
	quoted,
	readNumber,
	shortDate,
	time,
	weekdayDate
} from './format.ts';

const gap = '\u00a0';

describe('dates', () => {
	test('a short date has hyphens (L-09)', () => {
		expect(shortDate('2006-09-28')).toBe('2006-09-28');
		expect(shortDate(new Date('2026-01-04T12:00:00Z'))).toBe('2026-01-04');
	});

	test('a long date has the month in the genitive and the day without a zero (L-10)', () => {
		expect(longDate('2006-09-28', 'lt')).toBe('2006 m. rugsėjo 28 d.');
		expect(longDate('2024-10-01', 'lt')).toBe('2024 m. spalio 1 d.');
		expect(longDate('2006-09-28', 'en')).toBe('28 September 2006');
	});

	test('every month agrees with the standard formatter', () => {
		const standard = new Intl.DateTimeFormat('lt', { dateStyle: 'long', timeZone: 'UTC' });
		for (let month = 1; month <= 12; month++) {
			const day = `2026-${String(month).padStart(2, '0')}-09`;
			expect(longDate(day, 'lt')).toBe(standard.format(new Date(`${day}T00:00:00Z`)).replaceAll(gap, ' '));
		}
	});

	test.each([
		['days of one month', '2026-03-02', '2026-03-04', '2026 m. kovo 2–4 d.', '2–4 March 2026'],
		['days of two months', '2026-03-30', '2026-04-02', '2026 m. kovo 30 d. – balandžio 2 d.', '30 March – 2 April 2026'],
		['days of two years', '2026-12-30', '2027-01-02', '2026 m. gruodžio 30 d. – 2027 m. sausio 2 d.', '30 December 2026 – 2 January 2027'],
		['one day', '2026-03-02', '2026-03-02', '2026 m. kovo 2 d.', '2 March 2026'],
		['the same month of two years', '2026-03-02', '2027-03-02', '2026 m. kovo 2 d. – 2027 m. kovo 2 d.', '2 March 2026 – 2 March 2027']
	])('a range of %s (L-11)', (_, from, to, lithuanian, english) => {
		expect(dateRange(from, to, 'lt')).toBe(lithuanian);
		expect(dateRange(from, to, 'en')).toBe(english);
	});

	test('weekday, and a day without its year', () => {
		expect(weekdayDate('2026-11-27', 'lt')).toBe('penktadienis, 2026 m. lapkričio 27 d.');
		expect(weekdayDate('2026-11-27', 'en')).toBe('Friday 27 November 2026');
		expect(dayAndMonth('2026-12-04', 'lt')).toBe('gruodžio 4 d.');
	});

	test('time is on a clock of 24 hours, in Lithuania on both sides of the change of clock (L-12)', () => {
		expect(time(new Date('2026-07-01T06:05:00Z'))).toBe('09:05');
		expect(time(new Date('2026-12-01T07:05:00Z'))).toBe('09:05');
		expect(time(new Date('2026-10-25T00:30:00Z'))).toBe('03:30');
		expect(time(new Date('2026-10-25T01:30:00Z'))).toBe('03:30');
		expect(time(new Date('2026-11-30T22:00:00Z'))).toBe('00:00');
	});

	test('a deadline names the hour (L-12)', () => {
		const instant = new Date('2024-10-01T10:00:00Z');
		expect(deadline(instant, 'lt')).toBe('iki 2024 m. spalio 1 d. 13.00 val.');
		expect(deadline(instant, 'en')).toBe('by 1 October 2024, 13:00');
		expect(deadlineInZone(instant, 'lt')).toBe('iki 2024 m. spalio 1 d. 13.00 val. (Lietuvos laiku)');
	});

	test('an instant late in the evening in London is the next day in Vilnius', () => {
		expect(longDate(new Date('2026-06-30T22:30:00Z'), 'lt')).toBe('2026 m. liepos 1 d.');
		expect(dateAndTime(new Date('2026-06-30T22:30:00Z'), 'lt')).toBe('2026 m. liepos 1 d. 01:30');
	});

	test('29 February', () => {
		expect(longDate('2028-02-29', 'lt')).toBe('2028 m. vasario 29 d.');
	});

	test('machines are told the day or the instant', () => {
		expect(machineTime('2026-03-02')).toBe('2026-03-02');
		expect(machineTime(new Date('2026-03-02T10:00:00Z'))).toBe('2026-03-02T10:00:00.000Z');
	});
});

describe('numbers (L-16)', () => {
	test('thousands are parted by a no-break space, decimals by a comma', () => {
		expect(number(16243153.5, 'lt')).toBe(`16${gap}243${gap}153,5`);
		expect(number(1234, 'lt')).toBe(`1${gap}234`);
		expect(number(1234.5, 'en')).toBe('1,234.5');
	});
	test('money comes from whole cents', () => {
		expect(euros(123450, 'lt')).toBe(`1${gap}234,50${gap}€`);
		expect(euros(123450, 'en')).toBe('€1,234.50');
	});
	test('a share is a percentage with a space', () => {
		expect(percent(0.764, 'lt')).toBe(`76,4${gap}%`);
		expect(percent(0.764, 'en')).toBe('76.4%');
	});
	test.each([
		['1 234,5', 1234.5],
		['1234.5', 1234.5],
		[`16${gap}243`, 16243],
		['−3', -3],
		['', undefined],
		['daug', undefined],
		['1,2,3', undefined]
	])('"%s" is read as %s', (typed, value) => {
		expect(readNumber(typed)).toBe(value);
	});
	test('sizes of files', () => {
		expect(fileSize(820_400, 'lt')).toBe(`820${gap}kB`);
		expect(fileSize(1_449_000, 'lt')).toBe(`1,4${gap}MB`);
		expect(fileSize(12, 'en')).toBe(`1${gap}kB`);
	});
});

test.each([
	[['a'], 'a', 'a'],
	[['a', 'b'], 'a ir b', 'a and b'],
	[['a', 'b', 'c'], 'a, b ir c', 'a, b and c']
])('a list of %s (L-17)', (items, lithuanian, english) => {
	expect(list(items, 'lt')).toBe(lithuanian);
	expect(list(items, 'en')).toBe(english);
});

test('two adjoining closing quotes are one (L-13, L-14)', () => {
	expect(quoted('Kalėdinė sriuba', 'lt')).toBe('„Kalėdinė sriuba“');
	expect(quoted('Kauno gimnazija „Varpas“', 'lt')).toBe('„Kauno gimnazija „Varpas“');
});
