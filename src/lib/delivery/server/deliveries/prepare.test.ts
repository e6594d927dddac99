import { expect, test } from 'vitest';
import { subscriptionJobs, type Trx } from '#platform/server';
import { cancelTraining } from '#scheduling/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { publish, publishedSeason, rows, type Season } from '../../../../../tests/support/published.ts';
import {
	deliveryById,
	deliverySubscriptions,
	lecturersOf,
	participantsOf,
	prepareDeliveries,
	readDeliveries,
	readerOf,
	saveTerms,
	sessionsOf
} from '../index.ts';

const db = await testDatabase();
const jobs = { ...subscriptionJobs(deliverySubscriptions), 'mail.deliver': () => Promise.resolve() };
const read = <Value>(ask: (trx: Trx) => Promise<Value>): Promise<Value> => db.asSystem().db.transaction().execute(ask);
const prepare = (season: Season, now = today) => prepareDeliveries(db.as(season.officer, now), { edition_id: season.edition });
const training = (season: Season, at = 0) => season.trainings[at] as string;
const inWords = async (id: string) =>
	(await read((trx) => sessionsOf(trx, id))).map(
		({ held_on, half, begins_at, ends_at, contact, consultation }) =>
			`${held_on} ${half} ${begins_at.toISOString().slice(11, 16)}–${ends_at.toISOString().slice(11, 16)} ${contact}+${consultation}`
	);

test('a training in force has half-days with their hours, the team of its application and its lecturers', async () => {
	const season = await publishedSeason(db);
	expect(await prepare(season)).toEqual({ ok: true, value: { made: 1, do_not_fit: [] } });
	const delivery = await read((trx) => deliveryById(trx, training(season)));
	expect(delivery).toMatchObject({
		kind: 'training',
		school: season.schools[0]?.name,
		contact: 72,
		consultation: 24,
		lecturers_least: 2,
		first_on: '2027-03-01',
		last_on: '2027-03-03'
	});
	expect(await inWords(training(season))).toEqual(
		rows[0].flatMap((day) => [`${day} morning 07:00–10:00 16+0`, `${day} afternoon 11:00–14:00 8+8`])
	);
	const people = await read((trx) => participantsOf(trx, training(season)));
	expect(people.map(({ name }) => name)).toEqual([
		'Eglė Šimkutė',
		'Ieva Ąžuolaitė',
		'Jonas Kazlauskas',
		'Lina Įvanauskienė',
		'Marius Ėringis',
		'Rasa Petrauskaitė',
		'Tomas Čepas',
		'Ūla Žąsytė'
	]);
	expect(new Set(people.map(({ code }) => code)).size).toBe(8);
	expect((await read((trx) => lecturersOf(trx, training(season)))).map(({ name }) => name)).toEqual(['Lektorius 1', 'Lektorius 2']);
	expect(await prepare(season)).toEqual({ ok: true, value: { made: 0, do_not_fit: [] } });
	expect((await read((trx) => participantsOf(trx, training(season)))).length).toBe(8);
});

test('nobody but an officer of its centre prepares, and only its own people read it', async () => {
	const season = await publishedSeason(db);
	await prepare(season);
	expect((await prepareDeliveries(db.as(season.lecturers[0] as string), { edition_id: season.edition })).ok).toBe(false);
	const [participant] = await read((trx) => participantsOf(trx, training(season)));
	const as = (person: string) =>
		read(async (trx) => {
			const delivery = await deliveryById(trx, training(season));
			return delivery && ((await readerOf(trx, db.as(person), delivery))?.as ?? null);
		});
	expect(await as(season.officer)).toBe('officer');
	expect(await as(season.lecturers[1] as string)).toBe('lecturer');
	expect(await as(season.lecturers[2] as string)).toBeNull();
	expect(await as(season.schools[0]?.head as string)).toBe('school');
	expect(await as(participant?.person_id as string)).toBe('participant');
});

test('it follows a new version: moved days take the hours of those they replace, lecturers change', async () => {
	const season = await publishedSeason(db);
	await prepare(season);
	await db.beside.query(
		`update delivery.session set contact = 16, consultation = 4 where delivery_id = $1 and held_on = $2 and half = 'afternoon'`,
		[training(season), rows[0][2]]
	);
	await publish(db, season, [{ at: 0, days: ['2027-03-01', '2027-03-02', '2027-03-08'], lecturers: season.lecturers.slice(1, 3) }]);
	await prepare(season);
	expect(await inWords(training(season))).toEqual([
		'2027-03-01 morning 07:00–10:00 16+0',
		'2027-03-01 afternoon 11:00–14:00 8+8',
		'2027-03-02 morning 07:00–10:00 16+0',
		'2027-03-02 afternoon 11:00–14:00 8+8',
		'2027-03-08 morning 07:00–10:00 16+0',
		'2027-03-08 afternoon 11:00–14:00 16+4'
	]);
	const kept = await read((trx) => sessionsOf(trx, training(season), { cancelled: true }));
	expect(kept.filter(({ cancelled_at }) => cancelled_at !== null).map(({ held_on }) => held_on)).toEqual(['2027-03-03', '2027-03-03']);
	expect((await read((trx) => lecturersOf(trx, training(season)))).map(({ name }) => name)).toEqual(['Lektorius 2', 'Lektorius 3']);
});

test('a cancelled training is cancelled here too', async () => {
	const season = await publishedSeason(db);
	await prepare(season);
	await cancelTraining(db.as(season.officer), { training_id: training(season), why: 'Mokykla nebegali.' });
	await db.work(jobs);
	expect(await inWords(training(season))).toEqual([]);
	expect((await read((trx) => deliveryById(trx, training(season))))?.cancelled_why).toBe('Mokykla nebegali.');
});

test('the list of an edition tells how far registers are, and its terms; officers only', async () => {
	const season = await publishedSeason(db);
	await prepare(season);
	const read = (who: string) => readDeliveries(db.as(who, new Date('2027-03-01T15:00:00Z')), { edition_id: season.edition });
	expect(await read(season.lecturers[0] as string)).toMatchObject({ refusal: 'not_found' });
	expect(await read(season.officer)).toMatchObject({
		value: {
			deliveries: [{ id: training(season), sessions: 6, closed: 0, to_close: 2, set_aside: 0, participants: 8 }],
			terms: { minutes_an_hour: 45, quarters_a_day: 32, prepared_quarters: null, open_days: 14 },
			without: []
		}
	});
	const save = (changes: object, who = season.officer) =>
		saveTerms(db.as(who), {
			edition_id: season.edition,
			minutes_an_hour: 45,
			quarters_a_day: 24,
			prepared_quarters: 64,
			open_days: 30,
			...changes
		});
	expect(await save({ minutes_an_hour: 29 })).toMatchObject({ refusal: 'wrong_terms', faults: [{ field: 'minutes_an_hour' }] });
	expect(await save({ open_days: Number.NaN, prepared_quarters: 0 })).toMatchObject({
		faults: [{ field: 'prepared_quarters' }, { field: 'open_days' }]
	});
	expect(await save({}, season.lecturers[0] as string)).toMatchObject({ refusal: 'not_found' });
	expect((await save({})).ok).toBe(true);
	expect(await read(season.officer)).toMatchObject({ value: { terms: { quarters_a_day: 24, prepared_quarters: 64, open_days: 30 } } });
});

test('hours that do not fit into the day make no half-days, and the list names the training (H-01)', async () => {
	const season = await publishedSeason(db);
	await db.beside.query(`update scheduling.season set ends = '14:30' where edition_id = $1`, [season.edition]);
	const [reference] = (await db.beside.query('select reference from scheduling.training where id = $1', [training(season)])).rows.map(
		(row) => row.reference as string
	);
	expect(await prepare(season)).toEqual({ ok: true, value: { made: 0, do_not_fit: [reference] } });
	expect(await readDeliveries(db.as(season.officer), { edition_id: season.edition })).toMatchObject({ value: { without: [reference] } });
});
