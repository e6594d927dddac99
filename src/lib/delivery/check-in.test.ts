import { expect, test } from 'vitest';
import { asCode, checkInState, secondsLeft, stepAt } from './check-in.ts';

const session = { begins_at: new Date('2027-03-01T07:00:00Z'), ends_at: new Date('2027-03-01T10:00:00Z') };

test.each([
	['2027-03-01T06:29:59.999Z', 'not_yet'],
	['2027-03-01T06:30:00.000Z', 'open'],
	['2027-03-01T10:00:00.000Z', 'open'],
	['2027-03-01T10:00:00.001Z', 'over']
])('people check in from half an hour before a half-day until its end: %s', (now, state) => {
	expect(checkInState(session, new Date(now))).toBe(state);
});

test('a code stands for thirty seconds, the same for everybody', () => {
	const one = new Date('2027-03-01T07:00:00.000Z');
	expect(stepAt(new Date(one.getTime() + 29_999))).toBe(stepAt(one));
	expect(stepAt(new Date(one.getTime() + 30_000))).toBe(stepAt(one) + 1);
	expect([one.getTime(), one.getTime() + 1, one.getTime() + 29_999].map((at) => secondsLeft(new Date(at)))).toEqual([30, 30, 1]);
});

test('a code is read as people type it', () => {
	expect(asCode(' abc-23 4')).toBe('ABC234');
});
