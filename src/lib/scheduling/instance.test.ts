import { expect, test } from 'vitest';
import { understandTrainings } from '#planning';
import { lecturerFacts, placed, seasonFacts, trainingFacts } from '../../../tests/support/season-facts.ts';
import { questionOf } from './instance.ts';

const row = ['2027-03-01', '2027-03-02', '2027-03-03'];
const ask = (facts = seasonFacts(), draft: ReturnType<typeof placed>[] = [], today = '2026-12-01') =>
	questionOf(facts, { draft, published: [], today });

test('schools host on all working days but holidays, school holidays and their own exceptions', () => {
	const facts = seasonFacts({ trainings: [trainingFacts('a', { exceptions: [{ starts_on: '2027-01-11', ends_on: '2027-01-15' }] })] });
	const { instance } = ask(facts);
	// 100 weekdays from 11 January to 28 May 2027, less three public holidays, four days of spring holidays, five of the school.
	expect(instance.schools[0]?.days).toHaveLength(88);
	expect(instance.schools[0]?.days).not.toContain('2027-03-11');
	expect(instance.calendar).toEqual({ first: '2027-01-11', last: '2027-05-28', closed: ['2027-02-16', '2027-03-11', '2027-03-29'] });
	expect(understandTrainings(instance).ok).toBe(true);
});

test('nothing is planned for today or earlier, and what has begun stays as it is', () => {
	const { instance } = ask(seasonFacts({ trainings: [trainingFacts('a'), trainingFacts('b')] }), [placed('a', row)], '2027-03-02');
	expect(instance.schools.find(({ id }) => id === 'b')?.days[0]).toBe('2027-03-03');
	expect(instance.pins).toEqual([{ school: 'a', days: row, lecturers: ['ona', 'jonas'] }]);
	expect(understandTrainings(instance).ok).toBe(true);
});

test('a lecturer is blocked while away, in other editions, and without a topic is not there at all', () => {
	const facts = seasonFacts({
		lecturers: [
			lecturerFacts('ona', { absences: [{ starts_on: '2026-12-20', ends_on: '2027-01-12' }], elsewhere: ['2027-03-03'] }),
			lecturerFacts('jonas', { available: false }),
			lecturerFacts('rasa')
		]
	});
	const { instance } = ask(facts);
	expect(instance.lecturers.map(({ id, blocked }) => [id, blocked])).toEqual([
		['ona', ['2027-01-11', '2027-01-12', '2027-03-03']],
		['rasa', []]
	]);
});

test('what is pinned against a rule is left as it is, and its lecturers are taken on these days', () => {
	const saturday = placed('a', ['2027-03-04', '2027-03-05', '2027-03-06'], ['ona', 'jonas'], { days_pinned: true });
	const { instance, kept } = ask(seasonFacts({ trainings: [trainingFacts('a'), trainingFacts('b')] }), [saturday]);
	expect(kept).toEqual([{ training_id: 'a', why: 'pinned_against_a_rule' }]);
	expect(instance.schools.map(({ id }) => id)).toEqual(['b']);
	expect(instance.lecturers[0]).toMatchObject({ blocked: ['2027-03-04', '2027-03-05', '2027-03-06'], maxDays: 37 });
	expect(understandTrainings(instance).ok).toBe(true);
});

test('a school without a single day is told and not asked for', () => {
	const never = trainingFacts('a', { exceptions: [{ starts_on: '2027-01-01', ends_on: '2027-06-30' }] });
	expect(ask(seasonFacts({ trainings: [never] })).kept).toEqual([{ training_id: 'a', why: 'no_day' }]);
});
