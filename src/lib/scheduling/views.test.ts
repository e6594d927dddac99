import { expect, test } from 'vitest';
import { lecturerFacts, placed, seasonFacts, trainingFacts } from '../../../tests/support/season-facts.ts';
import { listOf } from './listing.ts';
import { columnsOf, shortName, stripsOfLecturers, stripsOfSchools, weeksOf, type Look } from './views.ts';
import { warningsIn } from './warnings.ts';

const facts = seasonFacts({
	trainings: [trainingFacts('a'), trainingFacts('b', { exceptions: [{ starts_on: '2027-03-15', ends_on: '2027-03-16' }] })],
	lecturers: [
		lecturerFacts('ona', { name: 'Ona Onaitė' }),
		lecturerFacts('jonas', { absences: [{ starts_on: '2027-03-22', ends_on: '2027-03-23' }] })
	]
});
const lookAt = (all: ReturnType<typeof placed>[]): Look => ({
	facts,
	placed: all,
	warnings: warningsIn(facts, all),
	changed: new Set(['b'])
});
const both = [placed('a', ['2027-03-05', '2027-03-08', '2027-03-10']), placed('b', ['2027-03-08', '2027-03-09', '2027-03-12'], ['ona'])];

test('a month is told in weeks, with holidays by name and no weekend where nothing happens in it', () => {
	const weeks = weeksOf(lookAt(both), '2027-03');
	expect(weeks.map(({ monday, days }) => [monday, days.length])).toEqual([
		['2027-03-01', 5],
		['2027-03-08', 5],
		['2027-03-15', 5],
		['2027-03-22', 5],
		['2027-03-29', 5]
	]);
	expect(weeks[1]?.days[3]?.closed).toMatchObject({ kind: 'holiday' });
	expect(weeks[4]?.days[3]).toMatchObject({ day: '2027-04-01', within: false, entries: [] });
	expect(weeks[1]?.days[0]?.entries.map(({ training_id, ordinal, tone, changed }) => [training_id, ordinal, tone, changed])).toEqual([
		['a', 2, 'hard', false],
		['b', 1, 'hard', true]
	]);
});

test('a Saturday with a training gets its column in the month and in the strips', () => {
	const look = lookAt([placed('a', ['2027-03-04', '2027-03-05', '2027-03-06'])]);
	expect(weeksOf(look, '2027-03')[0]?.days).toHaveLength(6);
	expect(columnsOf(look, { starts_on: '2027-03-01', ends_on: '2027-03-14' })).toHaveLength(11);
});

test('days next to each other are one bar, and days away are bars too', () => {
	const columns = columnsOf(lookAt(both), { starts_on: '2027-03-01', ends_on: '2027-03-31' });
	const [ona, jonas] = stripsOfLecturers(lookAt(both), columns);
	expect(ona?.bars.map(({ from, length, label }) => [from, length, label])).toEqual([
		[4, 2, 'a mokykla'],
		[7, 1, 'a mokykla'],
		[5, 2, 'b mokykla'],
		[9, 1, 'b mokykla']
	]);
	expect(jonas?.bars[0]).toMatchObject({ kind: 'away', from: 15, length: 2 });
	expect(stripsOfSchools(lookAt(both), columns)[1]?.bars[0]).toMatchObject({ kind: 'away', from: 10, length: 2 });
});

test('the list is filtered by words, topic, lecturer and state', () => {
	const none = { q: '', topic: '', lecturer: '', state: null };
	const ids = (filters: Partial<Parameters<typeof listOf>[1]>) =>
		listOf(lookAt(both), { ...none, ...filters }).map((row) => row.training_id);
	expect(ids({})).toEqual(['a', 'b']);
	expect(ids({ q: 'B mokykla' })).toEqual(['b']);
	expect(ids({ lecturer: 'jonas' })).toEqual(['a']);
	expect(ids({ state: 'changed' })).toEqual(['b']);
	expect(ids({ state: 'unplaced' })).toEqual([]);
	expect(ids({ topic: 'planning' })).toEqual([]);
});

test('a name is shortened where there is little room', () => {
	expect(shortName('Ona Onaitė')).toBe('O. Onaitė');
	expect(shortName('Ona')).toBe('Ona');
});
