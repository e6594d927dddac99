import { expect, test } from 'vitest';
import { lecturerFacts, placed, seasonFacts, trainingFacts } from '../../../tests/support/season-facts.ts';
import type { SeasonFacts } from './facts.ts';
import { warningsIn, warningsOn } from './warnings.ts';

const row = ['2027-03-01', '2027-03-02', '2027-03-03'];
const said = (facts: SeasonFacts, ...all: ReturnType<typeof placed>[]) =>
	warningsIn(facts, all).map(({ key, severity, clause }) => [severity, key, clause].join(' '));
const of = (days: string[], changes: Partial<Parameters<typeof trainingFacts>[1]> = {}) =>
	said(seasonFacts({ trainings: [trainingFacts('a', changes)] }), placed('a', days));

test('a training that keeps all rules has nothing said of it', () => {
	expect(of(row)).toEqual([]);
});

test.each([
	['two days instead of three', ['2027-03-01', '2027-03-02'], 'hard days_incomplete M-10'],
	['a day outside the season', ['2027-05-27', '2027-05-28', '2027-05-31'], 'hard outside_season '],
	['a public holiday', ['2027-02-15', '2027-02-16', '2027-02-17'], 'hard public_holiday M-13'],
	['a Saturday', ['2027-03-04', '2027-03-05', '2027-03-06'], 'soft saturday M-13'],
	['a Sunday', ['2027-03-05', '2027-03-07', '2027-03-08'], 'hard sunday M-13'],
	['school holidays', ['2027-03-30', '2027-03-31', '2027-04-01'], 'soft school_holiday M-13'],
	['one day, a break, two days', ['2027-03-01', '2027-03-15', '2027-03-16'], 'hard no_pattern M-12'],
	['a break longer than six weeks', ['2027-01-11', '2027-01-12', '2027-03-01'], 'hard gap_too_long M-11'],
	['a row over a weekend is only noted', ['2027-03-05', '2027-03-08', '2027-03-09'], 'note row_over_break M-12']
])('%s', (_, days, warning) => {
	expect(of(days)).toContain(warning);
});

test('a pattern that the school did not accept: B offered as C (M-12)', () => {
	expect(of(['2027-03-01', '2027-03-02', '2027-03-10'], { patterns: ['C'] })).toEqual(['hard pattern_b_not_accepted M-11']);
});

test('days on which the school cannot, days outside its wish, another venue, no place', () => {
	expect(of(row, { exceptions: [{ starts_on: '2027-03-02', ends_on: '2027-03-02' }] })).toEqual(['hard school_away ']);
	expect(of(row, { preferred: { from: '2027-03-02', to: '2027-04-30' } })).toEqual(['soft outside_preferred ']);
	expect(of(row, { venue: 'Kultūros namai' })).toEqual(['note other_venue M-17']);
	expect(of(row, { stands: false })).toEqual(['hard not_selected M-16']);
});

test('two lecturers are there on every day, and each teaches the topic (M-14)', () => {
	expect(said(seasonFacts(), placed('a', row, ['ona']))).toEqual(['hard team_incomplete M-14']);
	const facts = seasonFacts({ lecturers: [lecturerFacts('ona'), lecturerFacts('jonas', { topics: ['planning'] })] });
	expect(said(facts, placed('a', row))).toEqual(['hard topic_not_taught ']);
});

test('a lecturer is at one school a day (M-15), wherever the other is', () => {
	const facts = seasonFacts({
		trainings: [trainingFacts('a'), trainingFacts('b')],
		lecturers: [lecturerFacts('ona'), lecturerFacts('jonas'), lecturerFacts('rasa', { elsewhere: ['2027-03-02'] })]
	});
	expect(said(facts, placed('a', row, ['ona', 'jonas']), placed('b', ['2027-03-03', '2027-03-04', '2027-03-05'], ['ona', 'rasa']))).toEqual(
		['hard lecturer_elsewhere M-15']
	);
	expect(said(facts, placed('a', row, ['ona', 'rasa']))).toEqual(['hard booked_elsewhere M-15', 'soft unplaced ']);
});

test('a lecturer who is away, has no days left, or is none any more', () => {
	const with_ = (changes: Partial<Parameters<typeof lecturerFacts>[1]>) =>
		said(seasonFacts({ lecturers: [lecturerFacts('ona'), lecturerFacts('jonas', changes)] }), placed('a', row));
	expect(with_({ absences: [{ starts_on: '2027-03-03', ends_on: '2027-03-12' }] })).toEqual(['hard lecturer_away ']);
	expect(with_({ most_days: 2 })).toEqual(['hard too_many_days ']);
	expect(with_({ available: false })).toEqual(['hard lecturer_unknown ']);
});

test('two who rather do not work together, and a school without days, are only mentioned', () => {
	const facts = seasonFacts({ pairings: [{ id: 'p', one_id: 'jonas', other_id: 'ona', kind: 'rather_not' }] });
	expect(said(facts, placed('a', row))).toEqual(['soft rather_not ']);
	expect(said(facts)).toEqual(['soft unplaced ']);
});

test('what is over keeps nothing from being published: its faults are only noted', () => {
	const facts = seasonFacts({
		lecturers: [lecturerFacts('ona'), lecturerFacts('jonas', { absences: [{ starts_on: '2027-03-02', ends_on: '2027-03-03' }] })]
	});
	const on = (today: string) => warningsOn(facts, [placed('a', row)], today).map(({ severity, day }) => [severity, day]);
	expect(on('2027-03-01')).toEqual([
		['hard', '2027-03-02'],
		['hard', '2027-03-03']
	]);
	expect(on('2027-03-02')).toEqual([
		['note', '2027-03-02'],
		['hard', '2027-03-03']
	]);
	expect(on('2027-03-03').map(([severity]) => severity)).toEqual(['note', 'note']);
});
