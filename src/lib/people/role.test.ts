import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, inForce, isRoleKind, overlap, type Role } from './role.ts';

const role = (starts_on: string, ends_on: string | null): Role => ({
	id: 'r',
	kind: 'school_head',
	organisation_id: 's',
	starts_on,
	ends_on
});

test.each([
	['the day before it starts', '2026-08-31', 0],
	['its first day', '2026-09-01', 1],
	['its last day', '2027-06-30', 1],
	['the day after', '2027-07-01', 0]
])('a role is in force on %s', (_, day, count) => {
	expect(inForce([role('2026-09-01', '2027-06-30')], day)).toHaveLength(count);
});

test.each([
	['one after the other', role('2026-01-01', '2026-05-31'), role('2026-06-01', null), false],
	['sharing one day', role('2026-01-01', '2026-06-01'), role('2026-06-01', null), true],
	['both without an end', role('2026-01-01', null), role('2030-01-01', null), true],
	['one within the other', role('2026-01-01', '2026-12-31'), role('2026-03-01', '2026-03-02'), true]
])('two periods overlap: %s', (_, one, other, expected) => {
	expect(overlap(one, other)).toBe(expected);
	expect(overlap(other, one)).toBe(expected);
});

test('periods overlap exactly when some day is covered by both', () => {
	const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
	const period = fc.tuple(day, fc.option(day)).map(([a, b]) => role(b && b < a ? b : a, b && b < a ? a : b));
	const days = Array.from({ length: 29 }, (_, n) => `2026-02-${String(n + 1).padStart(2, '0')}`);
	fc.assert(fc.property(period, period, (one, other) => overlap(one, other) === days.some((d) => inForce([one, other], d).length === 2)));
});

test('a school is headed in a school only; a lecturer may belong anywhere', () => {
	expect(fits('school_head', 'school')).toBe(true);
	expect(fits('school_head', 'municipality')).toBe(false);
	expect(fits('centre_officer', 'school')).toBe(false);
	expect(fits('lecturer', 'other')).toBe(true);
});

test('a made-up role is none', () => {
	expect(isRoleKind('school_head')).toBe(true);
	expect(isRoleKind('toString')).toBe(false);
	expect(isRoleKind(undefined)).toBe(false);
});
