import { describe, expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { openSeason, planningWith, realPlanning } from '../../../../tests/support/scheduling.ts';
import { askTimetable, stopTimetable } from './ask-timetable.ts';
import { placeTraining, type PlaceInput } from './place-training.ts';
import { publishTimetable } from './publish-timetable.ts';
import { readTimetable } from './read-timetable.ts';
import { readTraining } from './read-training.ts';
import { readVersion } from './read-version.ts';
import { timetableInvariants } from './timetable-invariants.ts';
import { takeTimetable } from './take-timetable.ts';
import { cancelTraining } from './training/cancel-training.ts';

const db = await testDatabase();
const rowIn = ['2027-03-01', '2027-03-02', '2027-03-03'];
const rowLater = ['2027-04-12', '2027-04-13', '2027-04-14'];
type Season = Awaited<ReturnType<typeof openSeason>>;

const place = ({ edition, officer, trainings, lecturers }: Season, at: number, changes: Partial<PlaceInput> = {}) =>
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
const desk = async ({ edition, officer }: Season) => {
	const read = await readTimetable(db.as(officer), { edition_id: edition });
	if (!read.ok) throw new Error(read.refusal);
	return read.value;
};
const publish = async (season: Season, { seen, now }: { seen?: number; now?: Date } = {}) =>
	publishTimetable(db.as(season.officer, now), {
		edition_id: season.edition,
		seen: seen ?? (await desk(season)).draft?.revision ?? -1,
		note: 'Iki pasimatymo!'
	});
const keys = (warnings: readonly { key: string }[]) => warnings.map(({ key }) => key).sort();
const bookings = ({ edition }: Season) =>
	db.pool
		.query(
			'select b.held_on, b.person_id, b.training_id from scheduling.booking b join scheduling.training t on t.id = b.training_id where t.edition_id = $1 order by 1, 2',
			[edition]
		)
		.then(({ rows }) => rows as { held_on: string; person_id: string; training_id: string }[]);
const plan = ({ trainings, lecturers }: Season) =>
	planningWith(() => [
		{ training_id: trainings[0] as string, days: rowIn, lecturers: lecturers.slice(0, 2) },
		{ training_id: trainings[1] as string, days: rowLater, lecturers: lecturers.slice(1, 3) }
	]);

describe('planning', () => {
	test('a timetable is asked for, goes into the draft by itself, and is published with its bookings', async () => {
		const season = await openSeason(db);
		const officer = db.as(season.officer);
		expect(await askTimetable(officer, { edition_id: season.edition })).toMatchObject({ ok: true });
		expect(await askTimetable(officer, { edition_id: season.edition })).toMatchObject({ refusal: 'already_planning' });
		await db.work(plan(season));
		const { placed, planning } = await desk(season);
		expect(placed.map(({ days }) => days[0]).sort()).toEqual(['2027-03-01', '2027-04-12']);
		expect(planning).toMatchObject({ taken: true, run: { state: 'found' } });
		expect(await publish(season)).toMatchObject({ ok: true, value: { number: 1, changes: 2 } });
		expect(await bookings(season)).toHaveLength(12);
		expect(await desk(season)).toMatchObject({ shown: 'published', draft: null, published: { number: 1, note: 'Iki pasimatymo!' } });
	});

	test('the real engine places everybody without breaking a rule', async () => {
		const season = await openSeason(db, { schools: 2, lecturers: 4 });
		expect(await askTimetable(db.as(season.officer), { edition_id: season.edition, seconds: 20 })).toMatchObject({ ok: true });
		await db.work(realPlanning);
		const { placed, warnings } = await desk(season);
		expect(placed).toHaveLength(2);
		expect(warnings.filter(({ severity }) => severity === 'hard')).toEqual([]);
	}, 60_000);

	test('pins are kept: days, lecturers or both', async () => {
		const season = await openSeason(db);
		const pinned = ['2027-05-03', '2027-05-04', '2027-05-05'];
		await place(season, 0, { days: pinned, lecturers: [], days_pinned: true });
		await place(season, 1, { days: [], lecturers: [season.lecturers[0], season.lecturers[2]] as string[], lecturers_pinned: true });
		await askTimetable(db.as(season.officer), { edition_id: season.edition });
		await db.work(plan(season));
		const { placed } = await desk(season);
		const of = (at: number) => placed.find(({ training_id }) => training_id === season.trainings[at]);
		expect(of(0)).toMatchObject({ days: pinned, lecturers: season.lecturers.slice(0, 2), days_pinned: true });
		expect(of(1)).toMatchObject({ days: rowLater, lecturers: [season.lecturers[0], season.lecturers[2]], lecturers_pinned: true });
		const { rows } = await db.beside.query(
			`select instance -> 'pins' as pins from planning.run r join scheduling.timetable t on t.id = r.about_id where t.edition_id = $1`,
			[season.edition]
		);
		expect(rows[0].pins).toHaveLength(2);
	});

	test('a stopped computation leaves the draft as it was', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		const before = (await desk(season)).placed;
		await askTimetable(db.as(season.officer), { edition_id: season.edition });
		expect(await stopTimetable(db.as(season.officer), { edition_id: season.edition })).toMatchObject({ ok: true });
		await db.work(plan(season));
		expect(await stopTimetable(db.as(season.officer), { edition_id: season.edition })).toMatchObject({ refusal: 'not_running' });
		const after = await desk(season);
		expect(after.placed).toEqual(before);
		expect(after.planning).toMatchObject({ taken: false, run: { state: 'stopped' } });
		const input = { edition_id: season.edition, run_id: after.planning?.run.id ?? '', seen: after.draft?.revision ?? -1 };
		expect(await takeTimetable(db.as(season.officer), input)).toMatchObject({ refusal: 'no_plan' });
	});

	test('a plan that comes after somebody changed the draft waits for an officer, who may take it over', async () => {
		const season = await openSeason(db);
		await askTimetable(db.as(season.officer), { edition_id: season.edition });
		await place(season, 0, { days: ['2027-05-10', '2027-05-11', '2027-05-12'] });
		await db.work(plan(season));
		const { placed, planning, draft } = await desk(season);
		expect(placed.map(({ days }) => days[0])).toEqual(['2027-05-10']);
		expect(planning).toMatchObject({ taken: false, stale: true });
		const take = (seen: number) =>
			takeTimetable(db.as(season.officer), { edition_id: season.edition, run_id: planning?.run.id ?? '', seen });
		expect(await take((draft?.revision ?? 0) - 1)).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(
			await takeTimetable(db.as(season.officer), { edition_id: season.edition, run_id: 'x', seen: draft?.revision ?? 0 })
		).toMatchObject({ refusal: 'no_plan' });
		expect(await take(draft?.revision ?? 0)).toMatchObject({ ok: true, value: { placed: 2 } });
		expect((await desk(season)).placed).toHaveLength(2);
		expect(await take((draft?.revision ?? 0) + 1)).toMatchObject({ refusal: 'no_plan' });
	});

	test('nothing can be planned without schools or with one lecturer, nor by an officer of another centre', async () => {
		const alone = await openSeason(db, { schools: 1, lecturers: 1 });
		expect(await askTimetable(db.as(alone.officer), { edition_id: alone.edition })).toMatchObject({ refusal: 'too_few_lecturers' });
		const empty = await openSeason(db, { schools: 0 });
		expect(await askTimetable(db.as(empty.officer), { edition_id: empty.edition })).toMatchObject({ refusal: 'nothing_to_plan' });
		expect(await askTimetable(db.as(alone.open.centre.stranger), { edition_id: alone.edition })).toMatchObject({ refusal: 'not_found' });
	});
});

describe('a draft', () => {
	test('with conflicts is saved, and they are said', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		const clash = await place(season, 1, { days: ['2027-03-03', '2027-03-04', '2027-03-06'] });
		// One of the three lecturers of both schools, on one day; and a Saturday that makes a single day after two.
		expect(clash.ok && keys(clash.value.warnings)).toEqual(['lecturer_elsewhere', 'lecturer_elsewhere', 'saturday']);
		expect((await desk(season)).placed).toHaveLength(2);
	});

	test('takes days outside the season and says so; what is no day is refused', async () => {
		const season = await openSeason(db);
		const outside = await place(season, 0, { days: ['2027-06-21', '2027-06-22', '2027-06-23'] });
		expect(outside.ok && keys(outside.value.warnings)).toEqual(['outside_season', 'outside_season', 'outside_season']);
		expect(await place(season, 1, { days: ['9999-12-29', '9999-12-30', '9999-12-31'] })).toMatchObject({ faults: [{ field: 'days' }] });
		const none = await place(season, 1, { days: ['2027-02-30'], lecturers: ['nobody'] });
		expect(none.ok ? [] : none.faults.map(({ field }) => field)).toEqual(['days', 'lecturers']);
	});

	test('is not overwritten: who has not seen the last change of a training is refused, another training is free', async () => {
		const season = await openSeason(db);
		expect(await place(season, 0)).toMatchObject({ ok: true });
		expect(await place(season, 0, { days: rowLater })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await place(season, 1)).toMatchObject({ ok: true });
		const page = await readTraining(db.as(season.officer), { edition_id: season.edition, training_id: season.trainings[0] as string });
		expect(await place(season, 0, { days: [], lecturers: [], seen: page.ok ? page.value.mark : '' })).toMatchObject({ ok: true });
		expect((await desk(season)).placed).toHaveLength(1);
	});

	test('two officers at the same moment: one change stands, the other is told', async () => {
		const season = await openSeason(db);
		const outcomes = await Promise.all([place(season, 0), place(season, 0, { days: rowLater })]);
		expect(outcomes.map((one) => (one.ok ? 'saved' : one.refusal)).sort()).toEqual(['changed_meanwhile', 'saved']);
	});

	test('has no days for a school that holds no place any more (M-16)', async () => {
		const season = await openSeason(db);
		await db.beside.query(`update applications.application set state = 'withdrawn' where id = $1`, [season.schools[0]?.application]);
		expect(await place(season, 0)).toMatchObject({ refusal: 'not_selected' });
	});
});

describe('publishing', () => {
	test('is refused with the broken rules named, and books nobody', async () => {
		const season = await openSeason(db);
		await place(season, 0, { lecturers: season.lecturers.slice(0, 1) });
		await place(season, 1, { days: ['2027-03-10', '2027-03-11', '2027-03-12'] });
		const refusal = await publish(season);
		expect(refusal.ok ? [] : refusal.faults.map(({ key, field }) => [key, season.trainings.indexOf(field)]).sort()).toEqual([
			['warning_public_holiday', 1],
			['warning_team_incomplete', 0]
		]);
		expect(await bookings(season)).toEqual([]);
	});

	test('is refused to who has not seen the last change, and of two at the same moment one publishes', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		expect(await publish(season, { seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		const outcomes = await Promise.all([publish(season, { seen: 1 }), publish(season, { seen: 1 })]);
		expect(outcomes.map((one) => (one.ok ? 'published' : one.refusal)).sort()).toEqual(['no_draft', 'published']);
		expect(await publish(season)).toMatchObject({ refusal: 'no_draft' });
	});

	test('keeps what changed: the next version names only what moved, and what was published stays as it was', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		await place(season, 1);
		await publish(season);
		const seen = await readTraining(db.as(season.officer), { edition_id: season.edition, training_id: season.trainings[1] as string });
		const mark = seen.ok ? seen.value.mark : '';
		await place(season, 1, { seen: mark, days: rowLater, days_pinned: true });
		expect(await publish(season)).toMatchObject({ refusal: 'nothing_changed' });
		await place(season, 1, { seen: `${mark.split(';').slice(0, 2).join(';')};d;`, lecturers: season.lecturers.slice(1, 3) });
		expect(await publish(season)).toMatchObject({ ok: true, value: { number: 2, changes: 1 } });
		const version = await readVersion(db.as(season.officer), { edition_id: season.edition, number: 2 });
		expect(version.ok && version.value.changes.map(({ training_id }) => training_id)).toEqual([season.trainings[1]]);
		const first = await readVersion(db.as(season.officer), { edition_id: season.edition, number: 1 });
		expect(first.ok && first.value.changes).toHaveLength(2);
		await expect(
			db.beside.query(
				`update scheduling.placement set lecturers = '{}' where timetable_id in (select id from scheduling.timetable where edition_id = $1 and number = 1)`,
				[season.edition]
			)
		).rejects.toThrow('a published timetable is not changed');
	});

	test('moves no day that has been held, and who held it stays booked for it', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		await publish(season);
		const evening = new Date('2027-03-01T18:00:00Z');
		const mark = [[...rowIn].join(), season.lecturers.slice(0, 2).sort().join(), '', ''].join(';');
		await place(season, 0, { seen: mark, days: rowLater });
		expect(await publish(season, { now: evening })).toMatchObject({ refusal: 'held_days_moved' });
		const moved = [[...rowLater].join(), season.lecturers.slice(0, 2).sort().join(), '', ''].join(';');
		await place(season, 0, { seen: moved, lecturers: season.lecturers.slice(1, 3) });
		expect(await publish(season, { now: evening })).toMatchObject({ ok: true });
		const booked = await bookings(season);
		expect(booked.filter(({ held_on }) => held_on === '2027-03-01').map(({ person_id }) => person_id)).toEqual(
			season.lecturers.slice(0, 2).sort()
		);
		expect(booked.filter(({ held_on }) => held_on === '2027-03-02').map(({ person_id }) => person_id)).toEqual(
			season.lecturers.slice(1, 3).sort()
		);
	});

	test('publishes no days that are over by then, whatever else may be wrong with them', async () => {
		const season = await openSeason(db);
		await place(season, 0, { days: ['2027-03-06'] });
		const late = await publish(season, { now: new Date('2027-03-08T08:00:00Z') });
		expect(late).toMatchObject({ refusal: 'held_days_moved', faults: [{ field: season.trainings[0], key: 'timetable_fault_past_days' }] });
		expect(await bookings(season)).toEqual([]);
	});

	test('goes on after a training was cancelled, also when its days would be over', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		await place(season, 1);
		await publish(season);
		const cancelling = { training_id: season.trainings[0] as string, why: 'Mokykla uždaroma.' };
		expect(await cancelTraining(db.as(season.officer), cancelling)).toMatchObject({ ok: true });
		const mark = [[...rowLater].join(), season.lecturers.slice(0, 2).sort().join(), '', ''].join(';');
		expect(await place(season, 1, { seen: mark, lecturers: season.lecturers.slice(1, 3) })).toMatchObject({ ok: true });
		expect(await publish(season, { now: new Date('2027-03-08T08:00:00Z') })).toMatchObject({ ok: true, value: { number: 2 } });
	});

	test('and a cancellation at the same moment: nobody stays booked for what is cancelled', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		await place(season, 1);
		const cancelling = { training_id: season.trainings[0] as string, why: 'Mokykla uždaroma.' };
		const [, cancelled] = await Promise.all([publish(season), cancelTraining(db.as(season.officer), cancelling)]);
		expect(cancelled).toMatchObject({ ok: true });
		expect((await bookings(season)).filter(({ training_id }) => training_id === cancelling.training_id)).toEqual([]);
	});

	test('the tables themselves refuse a lecturer in two schools (M-15) and a day with half a team (M-14)', async () => {
		const season = await openSeason(db);
		await place(season, 0);
		await publish(season);
		const [one] = await bookings(season);
		const again = ask(db.url, 'insert into scheduling.booking (training_id, held_on, person_id) values ($1, $2, $3)', [
			season.trainings[1],
			one?.held_on,
			one?.person_id
		]);
		await expect(again).rejects.toThrow('one_school_of_a_lecturer_on_a_day');
		await expect(
			ask(db.url, 'delete from scheduling.booking where training_id = $1 and held_on = $2 and person_id = $3', [
				one?.training_id,
				one?.held_on,
				one?.person_id
			])
		).rejects.toThrow('a day without the whole team');
	});
});

test('what holds for all timetables holds for those of these tests, and a version without a day is found', async () => {
	const broken = () =>
		db
			.asSystem()
			.db.transaction()
			.execute(async (trx) => (await Promise.all(timetableInvariants.map((one) => one.broken(trx)))).flat());
	expect(await broken()).toEqual([]);
	const season = await openSeason(db);
	await place(season, 0);
	await publish(season);
	await ask(
		db.url,
		`alter table scheduling.placement disable trigger user;
		update scheduling.placement set days = days[1:2] where training_id = '${season.trainings[0]}';
		alter table scheduling.placement enable trigger user`
	);
	expect((await broken()).length).toBe(3);
});
