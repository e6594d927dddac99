import { expect, test } from 'vitest';
import { attendedIn, lackingIn, totalOf, type EvidencedEntry, type EvidencedSession } from './evidence.ts';

const promised = { contact: 72, consultation: 24 };
const entry = (held_on: string, contact: number, consultation: number, session_id: string | null = 's'): EvidencedEntry => ({
	...{ person_id: 'p', as_what: 'participant', held_on, session_id, contact, consultation, independent: 0 }
});

test('hours add up by day and by kind; the first day is that of the first half-day (G-03)', () => {
	const attended = attendedIn(
		[entry('2027-03-02', 16, 0), entry('2027-03-02', 8, 8), entry('2027-03-03', 16, 0), entry('2027-02-20', 0, 3, null)],
		promised
	);
	expect(attended).toMatchObject({ contact: 40, consultation: 11, independent: 0, outside: 3, first_day: '2027-03-02' });
	expect([...attended.days]).toEqual([
		['2027-03-02', 32],
		['2027-03-03', 16]
	]);
	// 51 of 96 quarters.
	expect(attended.share).toBe(53);
});

test('a share is never rounded up: one quarter short of all is 98 %, not 99', () => {
	expect(attendedIn([entry('2027-03-02', 72, 23)], promised).share).toBe(98);
	expect(attendedIn([entry('2027-03-02', 72, 24)], promised).share).toBe(100);
	expect(attendedIn([], promised)).toMatchObject({ share: 0, first_day: null });
	expect(attendedIn([entry('2027-03-02', 4, 0)], { contact: 0, consultation: 0 }).share).toBe(0);
});

test('a consultation is no first day', () => {
	expect(attendedIn([entry('2027-02-20', 0, 3, null)], promised)).toMatchObject({ first_day: null, outside: 3 });
});

test('what is lacking is said half-day by half-day', () => {
	const session = (half: 'morning' | 'afternoon', closed: boolean, sheets: number) =>
		({ held_on: '2027-03-02', half, closed, sheets }) as EvidencedSession;
	expect(lackingIn([session('morning', true, 1), session('afternoon', true, 0)], true)).toEqual([
		{ key: 'no_sheet', held_on: '2027-03-02', half: 'afternoon' }
	]);
	expect(lackingIn([session('morning', false, 0)], false)).toEqual([
		{ key: 'register_open', held_on: '2027-03-02', half: 'morning' },
		{ key: 'no_results' }
	]);
});

test('totals are those of all entries', () => {
	expect(totalOf([entry('2027-03-02', 1, 2), entry('2027-03-02', 3, 4)])).toEqual({ contact: 4, consultation: 6, independent: 0 });
});
