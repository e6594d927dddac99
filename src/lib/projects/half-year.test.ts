import { expect, test } from 'vitest';
import { halfKey, halfOf, halvesBetween } from './half-year.ts';

test.each([
	['2026-09-01', '2026-09-01', '2027-01-31'],
	['2027-01-31', '2026-09-01', '2027-01-31'],
	['2027-02-01', '2027-02-01', '2027-08-31'],
	['2028-02-29', '2028-02-01', '2028-08-31'],
	['2026-12-31', '2026-09-01', '2027-01-31']
])('%s is in the half year from %s to %s', (day, from, to) => {
	expect(halfOf(day)).toEqual({ from, to });
});

test('half years follow each other without a gap, the newest first', () => {
	expect(halvesBetween('2026-11-27', '2027-12-01').map(halfKey)).toEqual(['2027-09', '2027-02', '2026-09']);
	expect(halvesBetween('2027-03-01', '2027-03-02').map(halfKey)).toEqual(['2027-02']);
	expect(halvesBetween('2027-03-01', '2026-12-01')).toEqual([]);
});
