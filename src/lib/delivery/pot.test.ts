import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { faultsOfArrangement, minutesOfQuarters, potFrom, quartersOfMinutes, slotsIn } from './pot.ts';

describe('the pot of consultations', () => {
	test('24 quarters promised, 8 in the days: of the 16 others 4 are booked and 5 given, and what was cancelled is back', () => {
		const held = [
			{ quarters: 4, given: false, cancelled: false },
			{ quarters: 3, given: true, cancelled: false },
			{ quarters: 2, given: true, cancelled: false },
			{ quarters: 6, given: false, cancelled: true }
		];
		expect(potFrom(24, 8, held)).toEqual({ promised: 24, in_days: 8, booked: 4, given: 5, left: 7 });
	});

	test('with the default of 6 + 2 a day nothing is left beside the days (M-10)', () => {
		expect(potFrom(24, 24, []).left).toBe(0);
	});
});

describe('minutes are quarters of an academic hour (H-01)', () => {
	test.each([
		[0, 0],
		[1, 1],
		[11, 1],
		[12, 2],
		[22, 2],
		[23, 3],
		[45, 4],
		[46, 5],
		[90, 8]
	])('%i minutes are %i quarters', (minutes, quarters) => {
		expect(quartersOfMinutes(minutes)).toBe(quarters);
	});

	test('an hour of 60 minutes has quarters of 15', () => {
		expect([15, 16, 60].map((minutes) => quartersOfMinutes(minutes, 60))).toEqual([1, 2, 4]);
	});

	test('never fewer than the minutes need, never a whole quarter more', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 30, max: 60 }), (minutes, anHour) => {
				const quarters = quartersOfMinutes(minutes, anHour);
				return minutesOfQuarters(quarters, anHour) >= minutes && minutesOfQuarters(quarters - 1, anHour) < minutes;
			})
		);
	});
});

describe('hours of consultation move out of the days', () => {
	const days = [
		{ id: 'm', contact: 16, consultation: 0, minutes: 180, closed: false },
		{ id: 'a', contact: 8, consultation: 8, minutes: 180, closed: false }
	];
	const pot = { promised: 8, booked: 0, given: 0 };
	const why = (changes: { id: string; contact: number; consultation: number }[], from = days, of = pot) =>
		faultsOfArrangement(from, changes, of);

	test('all of them, or a part', () => {
		expect(why([{ id: 'a', contact: 8, consultation: 0 }])).toEqual([]);
		expect(why([{ id: 'a', contact: 8, consultation: 3 }])).toEqual([]);
	});

	test('contact hours move between half-days; none is lost or won', () => {
		const shorter = days.map((one) => ({ ...one, minutes: 200 }));
		const less = { id: 'a', contact: 7, consultation: 0 };
		expect(why([less, { id: 'm', contact: 17, consultation: 0 }], shorter)).toEqual([]);
		expect(why([less])).toEqual([{ id: null, why: 'contact_sum' }]);
	});

	test('a half-day holds no more hours than its minutes: 180 minutes are 16 quarters', () => {
		expect(
			why([
				{ id: 'm', contact: 17, consultation: 0 },
				{ id: 'a', contact: 7, consultation: 0 }
			])
		).toEqual([{ id: 'm', why: 'too_long' }]);
	});

	test('back into the days only what nobody has booked or been given', () => {
		const out = [days[0] as (typeof days)[0], { ...(days[1] as (typeof days)[0]), consultation: 0 }];
		expect(why([{ id: 'a', contact: 8, consultation: 4 }], out, { promised: 8, booked: 3, given: 1 })).toEqual([]);
		expect(why([{ id: 'a', contact: 8, consultation: 5 }], out, { promised: 8, booked: 3, given: 1 })).toEqual([
			{ id: null, why: 'over_the_pot' }
		]);
	});

	test('a closed half-day stays as it is, and no half-day is left without hours', () => {
		const closed = days.map((one) => ({ ...one, closed: one.id === 'a' }));
		expect(why([{ id: 'a', contact: 8, consultation: 0 }], closed)).toEqual([{ id: 'a', why: 'closed' }]);
		expect(why([{ id: 'a', contact: 8, consultation: 8 }], closed)).toEqual([]);
		const lone = [{ id: 'x', contact: 0, consultation: 8, minutes: 90, closed: false }];
		expect(why([{ id: 'x', contact: 0, consultation: 0 }], lone)).toEqual([{ id: 'x', why: 'no_hours' }]);
	});
});

test('an afternoon is cut into slots; the rest of it is none', () => {
	const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
	expect(slotsIn(at('13:00'), at('14:40'), 45)).toEqual([
		{ begins_at: at('13:00'), ends_at: at('13:45') },
		{ begins_at: at('13:45'), ends_at: at('14:30') }
	]);
	expect(slotsIn(at('13:00'), at('12:00'), 45)).toEqual([]);
	expect(slotsIn(at('13:00'), at('14:00'), 0)).toEqual([]);
});
