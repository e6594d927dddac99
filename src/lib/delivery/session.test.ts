import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOfDose, halvesOfDay } from './session.ts';

const mini = {
	kind: 'days',
	days: 3,
	hours_a_day: 8,
	contact_hours: 18,
	consultation_hours: 6,
	patterns: ['A'],
	lecturers_at_once: 2
} as const;

test('24 hours are three days of six contact hours and two of consultation (M-10)', () => {
	expect(daysOfDose({ ...mini, patterns: ['A'] })).toEqual([
		{ contact: 24, consultation: 8 },
		{ contact: 24, consultation: 8 },
		{ contact: 24, consultation: 8 }
	]);
	expect(daysOfDose({ kind: 'journey' })).toEqual([]);
});

test('hours that do not divide evenly go to the first days, and add up', () => {
	expect(daysOfDose({ ...mini, patterns: ['A'], contact_hours: 17.5, consultation_hours: 6.5 })).toEqual([
		{ contact: 24, consultation: 9 },
		{ contact: 23, consultation: 9 },
		{ contact: 23, consultation: 8 }
	]);
});

test.each([
	[
		'nine to four, an hour for lunch',
		{ begins: '09:00', ends: '16:00' },
		[
			{ half: 'morning', begins: '09:00', ends: '12:00', contact: 16, consultation: 0 },
			{ half: 'afternoon', begins: '13:00', ends: '16:00', contact: 8, consultation: 8 }
		]
	],
	[
		'an hour more is breaks in both halves',
		{ begins: '09:00', ends: '17:00' },
		[
			{ half: 'morning', begins: '09:00', ends: '12:30', contact: 16, consultation: 0 },
			{ half: 'afternoon', begins: '13:30', ends: '17:00', contact: 8, consultation: 8 }
		]
	],
	[
		'exactly as long as its hours: no lunch',
		{ begins: '09:00', ends: '15:00' },
		[
			{ half: 'morning', begins: '09:00', ends: '12:00', contact: 16, consultation: 0 },
			{ half: 'afternoon', begins: '12:00', ends: '15:00', contact: 8, consultation: 8 }
		]
	],
	['one minute too short (H-01)', { begins: '09:00', ends: '14:59' }, null]
])('a day of eight hours in half-days: %s', (_, day, expected) => {
	expect(halvesOfDay({ contact: 24, consultation: 8 }, day, 45)).toEqual(expected);
});

test('a short day is one half-day, and a day without hours is none', () => {
	expect(halvesOfDay({ contact: 3, consultation: 0 }, { begins: '14:00', ends: '15:00' }, 45)).toEqual([
		{ half: 'whole', begins: '14:00', ends: '15:00', contact: 3, consultation: 0 }
	]);
	expect(halvesOfDay({ contact: 0, consultation: 0 }, { begins: '09:00', ends: '16:00' }, 45)).toBeNull();
});

test('whatever the day, its halves have all its hours, fit into their time and follow one another', () => {
	const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
	fc.assert(
		fc.property(
			fc.nat(40),
			fc.nat(40),
			fc.integer({ min: 60, max: 600 }),
			fc.integer({ min: 30, max: 60 }),
			(contact, consultation, span, hour) => {
				const end = 480 + span;
				const ends = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
				const halves = halvesOfDay({ contact, consultation }, { begins: '08:00', ends }, hour);
				if (!halves) return;
				expect(halves.reduce((sum, half) => sum + half.contact, 0)).toBe(contact);
				expect(halves.reduce((sum, half) => sum + half.consultation, 0)).toBe(consultation);
				let last = 480;
				for (const half of halves) {
					expect(minutes(half.begins)).toBeGreaterThanOrEqual(last);
					expect((minutes(half.ends) - minutes(half.begins)) * 4).toBeGreaterThanOrEqual((half.contact + half.consultation) * hour);
					expect(half.contact + half.consultation).toBeGreaterThan(0);
					last = minutes(half.ends);
				}
				expect(last).toBeLessThanOrEqual(end);
			}
		)
	);
});
