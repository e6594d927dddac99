import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { holdPlace, openSeason, planningWith, seasonInput } from '../../../../tests/support/scheduling.ts';
import { makeSchool, sendOne } from '../../../../tests/support/sent.ts';
import { askTimetable, stopTimetable } from './ask-timetable.ts';
import { beginSeason } from './begin-season.ts';
import { placeTraining } from './place-training.ts';
import { publishTimetable } from './publish-timetable.ts';
import { takeApplication, takeSelected } from './take-selected.ts';
import { takeTimetable } from './take-timetable.ts';

const db = await testDatabase();
const rowIn = ['2027-03-01', '2027-03-02', '2027-03-03'];
const rowLater = ['2027-04-12', '2027-04-13', '2027-04-14'];

type Season = Awaited<ReturnType<typeof openSeason>>;

const place = (
	{ edition, officer, trainings, lecturers }: Season,
	at: number,
	changes: Partial<Parameters<typeof placeTraining>[1]> = {}
) =>
	placeTraining(db.as(officer), {
		edition_id: edition,
		training_id: trainings[at] as string,
		days: at === 0 ? rowIn : rowLater,
		lecturers: lecturers.slice(0, 2),
		days_pinned: false,
		lecturers_pinned: false,
		seen: '',
		...changes
	});

const revision = async (edition: string): Promise<number> =>
	(await db.pool.query('select revision from scheduling.timetable where edition_id = $1 and published_at is null', [edition])).rows[0]
		?.revision ?? 0;

const publish = async ({ edition, officer }: Season, seen?: number, now?: Date) =>
	publishTimetable(db.as(officer, now), { edition_id: edition, seen: seen ?? (await revision(edition)), note: '' });

const placements = async (edition: string) =>
	(
		await db.pool.query(
			`select p.training_id, p.days, p.lecturers, p.days_pinned, p.lecturers_pinned from scheduling.placement p
			join scheduling.timetable t on t.id = p.timetable_id where t.edition_id = $1 and t.published_at is null order by p.days`,
			[edition]
		)
	).rows;

const bookings = async (edition: string) =>
	(
		await db.pool.query(
			'select b.held_on, b.person_id from scheduling.booking b join scheduling.training t on t.id = b.training_id where t.edition_id = $1 order by 1, 2',
			[edition]
		)
	).rows;

describe('a season', () => {
	test('begins with a training for every school that has confirmed its place', async () => {
		const season = await openSeason(db, { schools: 2, lecturers: 0 });
		const { rows } = await db.pool.query('select reference, patterns, people, topic from scheduling.training where edition_id = $1', [
			season.edition
		]);
		expect(rows).toHaveLength(2);
		expect(rows[0]).toMatchObject({ patterns: ['A', 'B', 'C'], people: 8, topic: 'integration' });
		expect(rows[0].reference).toMatch(/^MOK-2026-\d{6}$/);
		expect(await beginSeason(db.as(season.officer), seasonInput(season.edition))).toMatchObject({ ok: false, refusal: 'already_begun' });
	});

	test('takes in later who was promoted later, and nobody without a place (M-16)', async () => {
		const season = await openSeason(db, { schools: 1, lecturers: 0 });
		const school = await makeSchool(db, 'Laukianti mokykla');
		const { id } = await sendOne(db, season.open, school);
		const take = () => takeApplication(db.as(season.officer), { edition_id: season.edition, application_id: id });
		expect(await take()).toMatchObject({ refusal: 'not_selected' });
		await holdPlace(db, season.open, id, school.head);
		expect(await take()).toMatchObject({ ok: true, value: { trainings: 1 } });
		expect(await take()).toMatchObject({ refusal: 'already_taken' });
		expect(await takeSelected(db.as(season.officer), { edition_id: season.edition })).toMatchObject({ value: { trainings: 0 } });
	});
});

test('a timetable is asked for, taken into the draft, and published with its bookings', async () => {
	const season = await openSeason(db);
	const { edition, officer, trainings, lecturers } = season;
	expect(await askTimetable(db.as(officer), { edition_id: edition })).toMatchObject({ ok: true });
	expect(await askTimetable(db.as(officer), { edition_id: edition })).toMatchObject({ refusal: 'already_planning' });
	await db.work(
		planningWith(() => [
			{ training_id: trainings[0] as string, days: rowIn, lecturers: lecturers.slice(0, 2) },
			{ training_id: trainings[1] as string, days: rowLater, lecturers: lecturers.slice(1, 3) }
		])
	);
	expect((await placements(edition)).map(({ days }) => days)).toEqual([rowIn, rowLater]);
	expect(await publish(season)).toMatchObject({ ok: true, value: { number: 1, changes: 2 } });
	expect(await bookings(edition)).toHaveLength(12);
	expect(await publish(season)).toMatchObject({ refusal: 'no_draft' });
	expect(stopTimetable).toBeDefined();
	expect(takeTimetable).toBeDefined();
	expect(place).toBeDefined();
});
