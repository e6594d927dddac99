import { expect, test } from 'vitest';
import { dueOn, remindedFrom } from './erasure.ts';

test.each([
	['2026-11-27', '2026-12-27'],
	['2026-12-15', '2027-01-15'],
	['2027-01-31', '2027-02-28'],
	['2028-01-30', '2028-02-29'],
	['2028-02-29', '2028-03-29'],
	['2027-03-31', '2027-04-30']
])('who asks on %s is answered by %s', (asked, due) => {
	expect(dueOn(asked)).toBe(due);
});

test('officers are reminded a week before the last day', () => {
	expect(remindedFrom('2027-01-03')).toBe('2026-12-27');
});
