import { expect, test } from 'vitest';
import { clockTime, dayInWords, instantInWords } from './date-words.ts';

test('an instant is told by the calendar and the clock of Lithuania, in summer and in winter (L-10, L-12)', () => {
	const winter = new Date('2026-11-27T14:00:00Z');
	expect(instantInWords(winter, 'lt')).toBe('2026 m. lapkričio 27 d. 16.00 val.');
	expect(instantInWords(winter, 'en')).toBe('27 November 2026, 16:00');
	expect(instantInWords(new Date('2026-06-30T21:05:00Z'), 'lt')).toBe('2026 m. liepos 1 d. 00.05 val.');
	expect(clockTime(new Date('2026-06-30T06:05:00Z'))).toBe('09:05');
});

test('a day has no zone', () => {
	expect(dayInWords('2028-02-29', 'lt')).toBe('2028 m. vasario 29 d.');
	expect(dayInWords('2028-02-29', 'en')).toBe('29 February 2028');
});
