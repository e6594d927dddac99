import { expect, test } from 'vitest';
import { monthsBefore, standsUntil } from './retention.ts';

test.each([
	['2029-06-30T08:00:00Z', 36, '2026-06-29T21:00:00.000Z'],
	['2026-03-31T08:00:00Z', 1, '2026-02-27T22:00:00.000Z'],
	['2028-03-31T08:00:00Z', 1, '2028-02-28T22:00:00.000Z'],
	['2026-01-15T08:00:00Z', 1, '2025-12-14T22:00:00.000Z'],
	// In Vilnius it is the next day already.
	['2026-11-27T22:30:00Z', 12, '2025-11-27T22:00:00.000Z']
])('of %s, %i months before is the beginning of that day', (now, months, before) => {
	expect(monthsBefore(new Date(now), months).toISOString()).toBe(before);
});

test('whole days lie between the preview and the taking away, also over a change of clock', () => {
	expect(standsUntil(new Date('2026-11-27T00:10:00Z'), 14).toISOString()).toBe('2026-12-11T22:00:00.000Z');
	expect(standsUntil(new Date('2026-10-20T00:10:00Z'), 7).toISOString()).toBe('2026-10-27T22:00:00.000Z');
});
