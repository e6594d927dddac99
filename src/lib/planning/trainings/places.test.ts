import { expect, test } from 'vitest';
import type { TrainingsInstance } from './instance.ts';
import { understandTrainings } from './understand.ts';
import { recommendPlaces, whyPlaced } from './places.ts';
import { whyUnplaced } from './why-unplaced.ts';

/** Two weeks, one lecturer a school; a degree of latitude is 111 km. `near` lives at the schools, `far` a degree away. */
function instance(more: object = {}, school: object = {}): TrainingsInstance {
	const place = { lat: 54, lon: 25 };
	const days = ['2027-05-03', '2027-05-04', '2027-05-05', '2027-05-10', '2027-05-11', '2027-05-12'];
	const base = { ...place, topic: 'reading', patterns: ['three-in-a-row'], days };
	const read = understandTrainings({
		calendar: { first: '2027-05-03', last: '2027-05-14' },
		team: 1,
		gap: { min: 2, max: 9 },
		weights: { km: 1, outsidePreferred: 40, unplaced: 1000, changed: 500 },
		schools: [
			{ ...base, id: 'a', preferred: { from: '2027-05-03', to: '2027-05-07' }, ...school },
			{ ...base, id: 'b' }
		],
		lecturers: [
			{ id: 'near', ...place, topics: ['reading'] },
			{ id: 'far', lat: 55, lon: 25, topics: ['reading'] }
		],
		...more
	});
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
}
const firstWeek = ['2027-05-03', '2027-05-04', '2027-05-05'];
const secondWeek = ['2027-05-10', '2027-05-11', '2027-05-12'];
const b = { school: 'b', days: firstWeek, lecturers: ['near'] };

test('the cheapest places beside what stands, with their cost in parts', () => {
	// The near one is taken in the preferred week: three days outside it cost 120, the far one 222, both 342.
	expect(
		recommendPlaces(instance(), [b], 'a', 5).map(({ placement, part }) => [placement.days[0], placement.lecturers, part.cost])
	).toEqual([
		['2027-05-10', ['near'], 120],
		['2027-05-03', ['far'], 222],
		['2027-05-10', ['far'], 342]
	]);
	expect(recommendPlaces(instance(), [b], 'a', 1)[0]?.part).toMatchObject({ road: 0, outsidePreferred: 120, outside: secondWeek });
	expect(recommendPlaces(instance(), [b], 'nowhere', 5)).toEqual([]);
});

test('its own place is free for it, and who has no days left is not recommended', () => {
	expect(recommendPlaces(instance(), [b], 'b', 1)[0]).toMatchObject({ placement: b, part: { cost: 0 } });
	const limited = instance({ lecturers: [{ id: 'near', lat: 54, lon: 25, topics: ['reading'], maxDays: 5 }] });
	expect(recommendPlaces(limited, [b], 'a', 5)).toEqual([]);
});

test('why these days, why this lecturer: what others would cost', () => {
	const a = { school: 'a', days: secondWeek, lecturers: ['near'] };
	expect(whyPlaced(instance(), [a, b], 'a')).toMatchObject({
		now: { cost: 120 },
		otherDays: null,
		otherLecturers: { placement: { days: secondWeek, lecturers: ['far'] }, more: 222 },
		allOther: { placement: { days: firstWeek, lecturers: ['far'] }, more: 102 },
		alone: { placement: { days: firstWeek, lecturers: ['near'] }, more: -120 }
	});
	expect(whyPlaced(instance(), [b], 'a')).toBeNull();
});

test('why a school has no plan', () => {
	expect(whyUnplaced(instance(), [b], 'b')).toBeNull();
	expect(whyUnplaced(instance({}, { patterns: ['three-singles'], days: firstWeek }), [], 'a')).toEqual({ fact: 'no_three_days', days: 3 });
	expect(whyUnplaced(instance({}, { topic: 'maths' }), [], 'a')).toEqual({ fact: 'too_few_lecturers', topic: 'maths', count: 0, team: 1 });
	expect(whyUnplaced(instance(), [b], 'a')).toMatchObject({ fact: 'possible', place: { part: { cost: 120 } } });
	const cheap = { weights: { km: 1, outsidePreferred: 40, unplaced: 100, changed: 0 } };
	expect(whyUnplaced(instance(cheap), [b], 'a')).toMatchObject({ fact: 'too_dear', limit: 100, place: { part: { cost: 120 } } });
});

test('who could come and what keeps the others away, where too few are free', () => {
	const one = { id: 'near', lat: 54, lon: 25, topics: ['reading'] };
	const ill = instance({ lecturers: [{ ...one, blocked: ['2027-05-04', '2027-05-11'] }] });
	expect(whyUnplaced(ill, [], 'a')).toEqual({
		fact: 'nobody_free',
		options: 2,
		nearest: { days: firstWeek, free: [], absent: [{ lecturer: 'near', why: 'blocked', day: '2027-05-04' }] }
	});
	const taken = instance({ lecturers: [{ ...one, blocked: ['2027-05-10'] }] });
	expect(whyUnplaced(taken, [b], 'a')).toEqual({
		fact: 'all_taken',
		options: 2,
		nearest: { days: firstWeek, free: [], absent: [{ lecturer: 'near', why: 'elsewhere', day: '2027-05-03', school: 'b' }] }
	});
	const spent = instance({ lecturers: [{ ...one, maxDays: 4 }] });
	expect(whyUnplaced(spent, [b], 'a')).toMatchObject({
		nearest: { absent: [{ why: 'elsewhere' }] }
	});
	expect(whyUnplaced(spent, [{ ...b, days: secondWeek }], 'a')).toMatchObject({
		nearest: { days: firstWeek, absent: [{ lecturer: 'near', why: 'no_days_left', count: 3, limit: 4 }] }
	});
});
