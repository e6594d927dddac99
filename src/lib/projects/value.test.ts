import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnit, readValue } from './value.ts';

const today = '2026-11-22';
const read = (typed: string, unit = '') => {
	const said = readValue(typed, { unit, today });
	return said.ok ? [said.entry.value, said.entry.on_day, said.entry.note] : said.fault;
};

test.each([
	['52', 52],
	['52,5', 52.5],
	['52.5', 52.5],
	[' 1 234 ', 1234],
	['1\u00a0234,50', 1234.5],
	['-3', -3],
	['−3,2', -3.2],
	['0', 0]
])('a number without a day is of today: %s', (typed, value) => {
	expect(read(typed)).toEqual([value, today, '']);
});

test.each([
	['2026-10-05 52', '2026-10-05'],
	['2026-10-05: 52', '2026-10-05'],
	['2026.10.05 – 52', '2026-10-05'],
	['2026 10 5 52', '2026-10-05'],
	['spalio 5 d. – 52', '2026-10-05'],
	['Spalio 5 52', '2026-10-05'],
	['spalio 5 d.: 52', '2026-10-05'],
	['2025 m. spalio 5 d. 52', '2025-10-05'],
	['rugpjūčio 31 d. – 52', '2026-08-31'],
	['rugsejo 1 d. 52', '2026-09-01'],
	['gruodžio 20 d. – 52', '2025-12-20'],
	['10-05 52', '2026-10-05'],
	['5 October 52', '2026-10-05'],
	['5 October 2025: 52', '2025-10-05'],
	['October 5 – 52', '2026-10-05'],
	['vakar 52', '2026-11-21'],
	['Šiandien – 52', '2026-11-22'],
	['today 52', '2026-11-22'],
	['2024-02-29 52', '2024-02-29']
])('a day may stand before it: %s', (typed, day) => {
	expect(read(typed)).toEqual([52, day, '']);
});

test.each([
	['52,5 %', '%'],
	['52,5%', 'proc.'],
	['52,5 proc.', '%'],
	['52,5 procento', 'procentai'],
	['52,5 balo', 'balai'],
	['52,5 bal.', 'balai'],
	['52,5 mokinių', 'mokiniai'],
	['52,5 MIN.', 'minutės'],
	['52,5', '%']
])('the unit may be written as people write it: %s of %s', (typed, unit) => {
	expect(read(typed, unit)).toEqual([52.5, today, '']);
});

test('words in brackets are a note, and a minus is told from a dash', () => {
	expect(read('spalio 5 d. – 3,4 balo (tik 8b klasė)', 'balai')).toEqual([3.4, '2026-10-05', 'tik 8b klasė']);
	expect(read('spalio 5 d. -3')).toEqual([-3, '2026-10-05', '']);
	expect(read('spalio 5 d. - 3')).toEqual([3, '2026-10-05', '']);
});

test.each([
	['', 'value_missing'],
	['2026-10-05', 'value_missing'],
	['spalio 5 d.', 'value_missing'],
	['gerai', 'value_unclear'],
	['apie 52', 'value_unclear'],
	['1.234,5', 'value_unclear'],
	['52–55', 'value_several'],
	['12/24', 'value_several'],
	['52 53', 'value_several'],
	['5, 10', 'value_unclear'],
	['10.05 52', 'value_several'],
	['52?', 'value_unclear'],
	['52 %', 'value_unit'],
	['52 min.', 'value_unit'],
	['2026-02-29 52', 'value_day'],
	['2026-13-01 52', 'value_day'],
	['spalio 35 d. 52', 'value_day'],
	['2026-11-23 52', 'value_future'],
	['2016-11-20 52', 'value_old'],
	['1234567890123', 'value_large'],
	['0,1234567', 'value_large'],
	['9'.repeat(201), 'value_long']
])('what is unclear is refused and not guessed: %s', (typed, fault) => {
	expect(read(typed)).toBe(fault);
});

test.each([
	['mokytojai', 'mokiniai'],
	['m', 'minutės'],
	['%', 'balai'],
	['klaidos', 'klasės'],
	['', 'balai']
])('„%s“ is not „%s“', (written, unit) => {
	expect(isUnit(written, unit)).toBe(false);
});

test('a value is read back as it was written, with a comma or a point, on any day of the last ten years', () => {
	fc.assert(
		fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 3650 }), (cents, back) => {
			const [value, day] = [cents / 100, new Date(Date.UTC(2026, 10, 22 - back)).toISOString().slice(0, 10)];
			expect(read(`${day} ${String(value).replace('.', ',')} %`, '%')).toEqual([value === 0 ? 0 : value, day, '']);
		})
	);
});
