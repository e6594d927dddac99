import { expect, test } from 'vitest';
import { hourOf, instantOf } from './written.ts';

test.each([
	['9', '09:00'],
	['9.30', '09:30'],
	['9:30', '09:30'],
	['16.00 val.', '16:00'],
	['23 59', '23:59'],
	['24:00', undefined],
	['9:60', undefined],
	['', undefined],
	['rytoj', undefined]
])('an hour written „%s“ is %s', (typed, hour) => expect(hourOf(typed)).toBe(hour));

test('a deadline is an hour in Lithuania in summer and in winter', () => {
	expect(instantOf('2026-12-11', '16.00').toISOString()).toBe('2026-12-11T14:00:00.000Z');
	expect(instantOf('2026-07-11', '16.00').toISOString()).toBe('2026-07-11T13:00:00.000Z');
	expect(Number.isNaN(instantOf(null, '16.00').getTime())).toBe(true);
});
