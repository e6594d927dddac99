import { describe, expect, test } from 'vitest';
import { yearOf, yearsOf, type Earned } from './balance.ts';

const earned = (held_on: string, contact: number, consultation = 0, quarters_a_day = 32, edition_id = 'e'): Earned => ({
	held_on,
	edition_id,
	contact,
	consultation,
	independent: 0,
	quarters_a_day
});
const threeDays = ['2027-03-01', '2027-03-02', '2027-03-03'].flatMap((day) => [earned(day, 16), earned(day, 8, 8)]);

describe('the balance of five days (H-02)', () => {
	test('a training of three days uses three of the five', () => {
		expect(yearOf(2027, threeDays)).toEqual({ year: 2027, contact: 72, consultation: 24, independent: 0, days: 300, left: 200, above: 0 });
	});

	test('the same hours are four days where a day has six (H-03), and both kinds of programme add up', () => {
		const ofSix = threeDays.map((one) => ({ ...one, quarters_a_day: 24, edition_id: 'six' }));
		expect(yearOf(2027, ofSix).days).toBe(400);
		expect(yearOf(2027, [...threeDays, ...ofSix])).toMatchObject({ days: 700, left: 0, above: 200 });
	});

	test('an hour and a quarter of a day of eight are 0.16 of a day', () => {
		expect(yearOf(2027, [earned('2027-05-04', 0, 5)])).toMatchObject({ days: 16, left: 484 });
	});

	test('thirds do not leave a remainder: six times two hours of a day of six are two days', () => {
		expect(
			yearOf(
				2027,
				Array.from({ length: 6 }, () => earned('2027-05-04', 8, 0, 24))
			).days
		).toBe(200);
	});
});

describe('years', () => {
	test('are calendar years, the newest first; the last of December is of its year', () => {
		const years = yearsOf([earned('2026-12-31', 16), earned('2027-01-01', 8), ...threeDays]);
		expect(years.map(({ year, contact }) => [year, contact])).toEqual([
			[2027, 80],
			[2026, 16]
		]);
	});

	test('a year without entries has the whole right left', () => {
		expect(yearOf(2028, threeDays)).toMatchObject({ days: 0, left: 500, above: 0 });
		expect(yearsOf([])).toEqual([]);
	});
});
