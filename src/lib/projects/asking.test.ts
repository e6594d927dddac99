import { expect, test } from 'vitest';
import { asksForNote, asksForValue, whomToAsk } from './asking.ts';

test('a value is asked for when its rhythm has passed, not before, and never where nobody wants it', () => {
	const asked = { last: '2026-10-01', asked_on: [] };
	expect(asksForValue('weekly', asked, '2026-10-07')).toBe(false);
	expect(asksForValue('weekly', asked, '2026-10-08')).toBe(true);
	expect(asksForValue('monthly', asked, '2026-10-30')).toBe(false);
	expect(asksForValue('monthly', asked, '2026-10-31')).toBe(true);
	expect(asksForValue('quarterly', asked, '2026-12-31')).toBe(true);
	expect(asksForValue('never', asked, '2030-01-01')).toBe(false);
});

test('without an answer it is asked for ever more rarely, and after three letters no more', () => {
	const weekly = (asked_on: string[], today: string) => asksForValue('weekly', { last: '2026-10-01', asked_on }, today);
	expect([weekly(['2026-10-08'], '2026-10-21'), weekly(['2026-10-08'], '2026-10-22')]).toEqual([false, true]);
	const two = ['2026-10-22', '2026-10-08'];
	expect([weekly(two, '2026-11-18'), weekly(two, '2026-11-19')]).toEqual([false, true]);
	expect(weekly([...two, '2026-11-19'], '2028-01-01')).toBe(false);
});

test('letters before the last answer are forgiven', () => {
	const asked_on = ['2026-09-01', '2026-09-15', '2026-10-01'];
	expect(asksForValue('weekly', { last: '2026-10-01', asked_on }, '2026-10-08')).toBe(true);
});

test('a note is asked for after a fortnight', () => {
	expect(asksForNote({ last: '2026-10-01', asked_on: [] }, '2026-10-14')).toBe(false);
	expect(asksForNote({ last: '2026-10-01', asked_on: [] }, '2026-10-15')).toBe(true);
	expect(asksForNote({ last: '2026-10-01', asked_on: ['2026-10-15'] }, '2026-11-11')).toBe(false);
	expect(asksForNote({ last: '2026-10-01', asked_on: ['2026-10-15'] }, '2026-11-12')).toBe(true);
});

test('whoever is nearest is asked, if still of the team and with an address', () => {
	const team = [
		{ person_id: 'a', email: null },
		{ person_id: 'b', email: 'b@mokykla.example' },
		{ person_id: 'c', email: 'c@mokykla.example' }
	];
	expect(whomToAsk(['x', 'a', 'c', 'b'], team)?.person_id).toBe('c');
	expect(whomToAsk([undefined, null, 'x'], team)).toBeUndefined();
});
