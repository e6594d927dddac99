import { describe, expect, test } from 'vitest';
import { instantAt } from '#platform';
import { isLate, isOpen, phaseOf } from './times.ts';

const call = {
	published_at: new Date('2026-08-20T06:00:00Z'),
	opens_at: instantAt('2026-09-01', '09:00'),
	closes_at: instantAt('2026-10-01', '13:00')
};
const closing = call.closes_at.getTime();
const at = (milliseconds: number): Date => new Date(milliseconds);

test.each([
	['an instant before it opens', at(call.opens_at.getTime() - 1), false],
	['at the hour it opens', call.opens_at, true],
	['an instant before it closes', at(closing - 1), true],
	['at the hour it closes', call.closes_at, false],
	['a second after', at(closing + 1000), false]
])('a call is open %s: %3$s', (_, now, open) => {
	expect(isOpen(call, now)).toBe(open);
});

test('a call that is not published is not open, whatever its hours', () => {
	expect(isOpen({ ...call, published_at: null }, call.opens_at)).toBe(false);
	expect(isOpen({ ...call, published_at: new Date('2026-09-05T00:00:00Z') }, call.opens_at)).toBe(false);
});

describe('a late code', () => {
	const late = { expires_at: at(closing + 86_400_000) };

	test.each([
		['opens a closed call', closing, true],
		['to its last instant', closing + 86_399_999, true],
		['and no longer', closing + 86_400_000, false],
		['but never before the call opens', call.opens_at.getTime() - 1, false]
	])('%s', (_, now, open) => {
		expect(isOpen(call, at(now), late)).toBe(open);
	});

	test('makes an entry late from the hour of closing on', () => {
		expect([isLate(call, at(closing - 1)), isLate(call, call.closes_at)]).toEqual([false, true]);
	});
});

test.each([
	['unpublished', '2026-08-20T05:59:59Z'],
	['upcoming', '2026-08-20T06:00:00Z'],
	['open', '2026-09-01T06:00:00Z'],
	['open', '2026-09-28T09:59:59Z'],
	['closing_soon', '2026-09-28T10:00:00Z'],
	['closing_soon', '2026-10-01T09:59:59Z'],
	['closed', '2026-10-01T10:00:00Z']
] as const)('a call is %s at %s', (phase, now) => {
	expect(phaseOf(call, new Date(now))).toBe(phase);
});

test('a deadline keeps its hour over the change of clock', () => {
	const autumn = { ...call, closes_at: instantAt('2026-10-26', '13:00') };
	expect(isOpen(autumn, new Date('2026-10-26T10:59:59Z'))).toBe(true);
	expect(isOpen(autumn, new Date('2026-10-26T11:00:00Z'))).toBe(false);
});
