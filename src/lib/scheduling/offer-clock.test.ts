import { expect, test } from 'vitest';
import { answerBy, isOver } from './offer-clock.ts';

const now = new Date('2026-11-27T08:00:00Z');

test.each([
	['a training in spring: a week', ['2027-03-22', '2027-03-23', '2027-03-24'], '2026-12-04T21:59:00.000Z'],
	['a training in six days: two days before', ['2026-12-03', '2026-12-04', '2026-12-07'], '2026-12-01T21:59:00.000Z'],
	['a training tomorrow: tomorrow', ['2026-11-28', '2026-11-29', '2026-11-30'], '2026-11-28T21:59:00.000Z'],
	['one that has begun goes by the next day', ['2026-11-20', '2026-11-21', '2027-01-11'], '2026-12-04T21:59:00.000Z'],
	['only days that have passed', ['2026-11-20'], '2026-12-04T21:59:00.000Z']
])('%s', (_, days, until) => {
	expect(answerBy(now, days).toISOString()).toBe(until);
});

test('across the change of clock the last minute is that of Vilnius', () => {
	expect(answerBy(new Date('2027-03-22T08:00:00Z'), ['2027-05-10']).toISOString()).toBe('2027-03-29T20:59:00.000Z');
});

test('the last minute itself still counts', () => {
	const until = new Date('2026-12-04T21:59:00Z');
	expect(isOver(until, new Date('2026-12-04T21:59:59Z'))).toBe(false);
	expect(isOver(until, new Date('2026-12-04T22:00:00Z'))).toBe(true);
});
