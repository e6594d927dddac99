import { describe, expect, test } from 'vitest';
import { ask, testDatabase, today } from '../../../../tests/support/database.ts';
import { makeSchool, sendOne } from '../../../../tests/support/sent.ts';
import { holdPlace, makeLecturer, openScheduling, openSeason, seasonInput, selectedSchool } from '../../../../tests/support/scheduling.ts';
import { asPerson } from '#platform/server';
import { newId } from '#platform';
import { findOrAddPerson, giveRole } from '#people/server';
import { beginSeason, saveSeason } from './begin-season.ts';
import { addClosure, removeClosure } from './closures.ts';
import { sayException, withdrawException } from './exceptions.ts';
import { readLecturerDesk, readSchoolTrainings } from './my-trainings.ts';
import { pairLecturers, unpairLecturers } from './pair-lecturers.ts';
import { readLecturer, readLecturers } from './read-lecturers.ts';
import { readSeason } from './read-season.ts';
import { readTimetable } from './read-timetable.ts';
import { saveLecturer, saveOwnLecturer } from './save-lecturer.ts';
import { saveWishes } from './save-wishes.ts';
import { sayAbsence, withdrawAbsence } from './say-absence.ts';
import { timetableTodos } from './timetable-todos.ts';
import { takeApplication, takeSelected } from './take-selected.ts';

const db = await testDatabase();
const faults = (outcome: { ok: boolean; faults?: { field: string }[] }) =>
	outcome.ok ? [] : (outcome.faults ?? []).map(({ field }) => field);

describe('a season', () => {
	test('begins with a training for every school that has confirmed its place, and its wishes', async () => {
		const scheduling = await openScheduling(db);
		await selectedSchool(db, scheduling, 'Pavasario mokykla', {
			answers: {
				date_pattern: { code: 'pattern_c', text: 'Po vieną dieną' },
				months_to_avoid: [{ code: 'may', text: 'Gegužė' }],
				venue_is_school: false,
				other_venue: 'Kultūros namai'
			}
		});
		const officer = db.as(scheduling.open.centre.officer);
		expect(await beginSeason(officer, seasonInput(scheduling.edition))).toMatchObject({ ok: true, value: { trainings: 1 } });
		expect(await beginSeason(officer, seasonInput(scheduling.edition))).toMatchObject({ refusal: 'already_begun' });
		const read = await readTimetable(officer, { edition_id: scheduling.edition });
		expect(read.ok && read.value.facts.trainings).toMatchObject([
			{
				school: 'Pavasario mokykla',
				topic: 'integration',
				people: 8,
				patterns: ['C'],
				venue: 'Kultūros namai',
				exceptions: [{ starts_on: '2027-05-01', ends_on: '2027-05-28' }],
				stands: true
			}
		]);
		expect(read.ok && read.value.facts.trainings[0]?.reference).toMatch(/^MOK-2026-\d{6}$/);
		expect(read.ok && read.value.facts.holidays.map(({ day }) => day)).toEqual([
			'2027-02-16',
			'2027-03-11',
			'2027-03-28',
			'2027-03-29',
			'2027-05-01'
		]);
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

	test('lies within its edition and is told what is wrong, field by field', async () => {
		const { edition, open } = await openScheduling(db);
		const wrong = seasonInput(edition, {
			first_on: '2026-08-31',
			last_on: '2027-07-01',
			gap_least: '50',
			begins: '25.00',
			ends: 'vakare',
			changed: '-1'
		});
		expect(faults(await beginSeason(db.as(open.centre.officer), wrong))).toEqual([
			'first_on',
			'last_on',
			'gap_most',
			'begins',
			'ends',
			'changed'
		]);
		expect(await beginSeason(db.as(open.centre.stranger), seasonInput(edition))).toMatchObject({ refusal: 'not_found' });
	});

	test('is begun once by two officers at the same moment, and not changed on top of another change', async () => {
		const { edition, open } = await openScheduling(db);
		const officer = db.as(open.centre.officer);
		const begun = await Promise.all([beginSeason(officer, seasonInput(edition)), beginSeason(officer, seasonInput(edition))]);
		expect(begun.map((one) => (one.ok ? 'begun' : one.refusal)).sort()).toEqual(['already_begun', 'begun']);
		expect(await saveSeason(officer, { ...seasonInput(edition, { gap_most: '30', outside_preferred: '75' }), seen: 0 })).toMatchObject({
			ok: true
		});
		expect(await saveSeason(officer, { ...seasonInput(edition), seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		const page = await readSeason(officer, { edition_id: edition });
		expect(page.ok && page.value.season).toMatchObject({
			gap_most: 30,
			revision: 1,
			weights: { km: 1, outsidePreferred: 75, changed: 500 }
		});
	});

	test('has no place in an edition whose terms are not three days', async () => {
		const { edition, open } = await openScheduling(db);
		await ask(db.url, `update programmes.edition set terms = jsonb_set(terms, '{dose}', '{"kind": "journey"}') where id = $1`, [edition]);
		expect(await beginSeason(db.as(open.centre.officer), seasonInput(edition))).toMatchObject({ refusal: 'no_days_in_terms' });
	});

	test('has school holidays that can be taken away again; days outside it are refused', async () => {
		const { edition, officer, open } = await openSeason(db, { schools: 0, lecturers: 0 });
		const closure = {
			edition_id: edition,
			starts_on: '2027-03-30',
			ends_on: '2027-04-02',
			name_lt: 'Pavasario atostogos',
			name_en: 'Spring'
		};
		const added = await addClosure(db.as(officer), closure);
		expect(faults(await addClosure(db.as(officer), { ...closure, starts_on: '2027-07-01', ends_on: '', name_lt: ' ' }))).toEqual([
			'starts_on',
			'name_lt'
		]);
		expect(await addClosure(db.as(open.centre.stranger), closure)).toMatchObject({ refusal: 'not_found' });
		const id = added.ok ? added.value.id : '';
		expect(await removeClosure(db.as(officer), { edition_id: edition, id })).toMatchObject({ ok: true });
		expect(await removeClosure(db.as(officer), { edition_id: edition, id })).toMatchObject({ refusal: 'not_found' });
	});
});

describe('a lecturer', () => {
	test('with no topic is refused, and so is who does not hold the role', async () => {
		const season = await openSeason(db, { schools: 0, lecturers: 1 });
		const page = await readLecturer(db.as(season.officer), { edition_id: season.edition, person_id: season.lecturers[0] as string });
		const home = page.ok ? (page.value.profile.municipality_id ?? '') : '';
		const input = {
			edition_id: season.edition,
			municipality_id: home,
			topics: ['planning'],
			languages: ['lt', 'en'],
			most_days: '20',
			note: 'Vairuoja'
		};
		const save = (person_id: string, changes: Partial<typeof input> = {}) =>
			saveLecturer(db.as(season.officer), { ...input, person_id, ...changes });
		const lecturer = season.lecturers[0] as string;
		expect(faults(await save(lecturer, { topics: [] }))).toEqual(['topics']);
		expect(faults(await save(lecturer, { topics: ['nonsense'], municipality_id: 'x', languages: [], most_days: '300' }))).toEqual([
			'topics',
			'municipality_id',
			'languages',
			'most_days'
		]);
		expect(await save(season.officer)).toMatchObject({ refusal: 'not_a_lecturer' });
		expect(await save(lecturer)).toMatchObject({ ok: true });
		const list = await readLecturers(db.as(season.officer), { edition_id: season.edition });
		expect(list.ok && list.value.lecturers).toMatchObject([{ id: lecturer, topics: ['planning'], most_days: 20, available: true }]);
	});

	test('who has said nothing yet is listed as such; their own words leave the topics to the centre', async () => {
		const season = await openSeason(db, { schools: 0, lecturers: 0 });
		const person = await db
			.asSystem()
			.db.transaction()
			.execute((trx) => findOrAddPerson(trx, today, { name: 'Naujas Lektorius', email: `${newId()}@lektoriai.example` }));
		await giveRole(db.asSystem(), { person_id: person, kind: 'lecturer', organisation_id: season.open.centre.id, starts_on: '2026-01-01' });
		const list = await readLecturers(db.as(season.officer), { edition_id: season.edition });
		expect(list.ok && list.value.without).toEqual([{ id: person, name: 'Naujas Lektorius' }]);
		const desk = await readLecturerDesk(db.as(person));
		const home = desk.ok ? (desk.value.municipalities[0]?.id ?? '') : '';
		expect(await saveOwnLecturer(db.as(person), { municipality_id: home, languages: ['lt'], most_days: '12' })).toMatchObject({ ok: true });
		const own = await readLecturerDesk(db.as(person));
		expect(own.ok && own.value.profile).toMatchObject({ most_days: 12, topics: [], note: '' });
		expect(await readLecturerDesk(db.as(season.officer))).toMatchObject({ refusal: 'not_a_lecturer' });
	});

	test('says when they cannot; why is for them and the centre, and stands in no event', async () => {
		const season = await openSeason(db, { schools: 0, lecturers: 2 });
		const [ona, jonas] = season.lecturers as [string, string];
		const away = { person_id: ona, starts_on: '2027-03-01', ends_on: '2027-03-05', why: 'Operacija' };
		const said = await sayAbsence(db.as(ona), away);
		expect(said).toMatchObject({ ok: true, value: { booked: 0 } });
		expect(await sayAbsence(db.as(jonas), away)).toMatchObject({ refusal: 'not_found' });
		expect(await sayAbsence(db.as(season.open.centre.stranger), away)).toMatchObject({ refusal: 'not_found' });
		expect(faults(await sayAbsence(db.as(season.officer), { ...away, ends_on: '2027-02-01' }))).toEqual(['ends_on']);
		const page = await readLecturer(db.as(season.officer), { edition_id: season.edition, person_id: ona });
		expect(page.ok && page.value.profile.absences).toMatchObject([{ why: 'Operacija' }]);
		expect(await readLecturer(db.as(season.open.centre.stranger), { edition_id: season.edition, person_id: ona })).toMatchObject({
			ok: false
		});
		expect((await db.beside.query(`select count(*) from platform.event where particulars::text like '%Operacija%'`)).rows[0].count).toBe(0);
		const id = said.ok ? said.value.id : '';
		expect(await withdrawAbsence(db.as(jonas), { id })).toMatchObject({ refusal: 'not_found' });
		expect(await withdrawAbsence(db.as(season.officer), { id })).toMatchObject({ ok: true });
	});

	test('of whom a role ends is away from the next day on', async () => {
		const season = await openSeason(db, { schools: 0, lecturers: 1 });
		await ask(db.url, `update people.role set ends_on = '2027-02-28' where person_id = $1`, [season.lecturers[0]]);
		const read = await readTimetable(db.as(season.officer), { edition_id: season.edition });
		expect(read.ok && read.value.facts.lecturers[0]?.absences).toEqual([{ starts_on: '2027-03-01', ends_on: '2027-05-28' }]);
	});

	test('works well with one and rather not with another; a new word replaces the old', async () => {
		const season = await openSeason(db, { schools: 0, lecturers: 2 });
		const [one_id, other_id] = season.lecturers as [string, string];
		const pair = (kind: string, changes = {}) =>
			pairLecturers(db.as(season.officer), { edition_id: season.edition, one_id, other_id, kind, ...changes });
		expect(await pair('well')).toMatchObject({ ok: true });
		expect(await pair('rather_not', { one_id: other_id, other_id: one_id })).toMatchObject({ ok: true });
		expect(faults(await pair('enemies', { other_id: one_id }))).toEqual(['other_id', 'kind']);
		const list = await readLecturers(db.as(season.officer), { edition_id: season.edition });
		const pairings = list.ok ? list.value.pairings : [];
		expect(pairings.map(({ kind }) => kind)).toEqual(['rather_not']);
		expect(
			await unpairLecturers(db.as(season.open.centre.stranger), { edition_id: season.edition, id: pairings[0]?.id ?? '' })
		).toMatchObject({
			ok: false
		});
		expect(await unpairLecturers(db.as(season.officer), { edition_id: season.edition, id: pairings[0]?.id ?? '' })).toMatchObject({
			ok: true
		});
	});
});

describe('a school', () => {
	test('says what suits it; so may an officer for it, and nobody else (M-11, M-17)', async () => {
		const season = await openSeason(db, { schools: 1, lecturers: 0 });
		const head = season.schools[0]?.head as string;
		const wishes = {
			training_id: season.trainings[0] as string,
			patterns: ['B'],
			preferred_from: '2027-02-01',
			preferred_to: '2027-03-31',
			venue: '',
			seen: 0
		};
		expect(await saveWishes(db.as(head), { ...wishes, venue: 'Bendruomenės namai' })).toMatchObject({ ok: true });
		expect(await saveWishes(db.as(season.officer), wishes)).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await saveWishes(db.as(season.open.centre.stranger), { ...wishes, seen: 1 })).toMatchObject({ refusal: 'not_found' });
		expect(faults(await saveWishes(db.as(head), { ...wishes, seen: 1, patterns: ['D'], preferred_to: '', venue: 'ab' }))).toEqual([
			'patterns',
			'preferred_to',
			'venue'
		]);
		expect(faults(await saveWishes(db.as(head), { ...wishes, seen: 1, preferred_from: '2027-07-01', preferred_to: '2027-07-31' }))).toEqual(
			['preferred_from']
		);
		const desk = await readSchoolTrainings(db.as(head), season.schools[0]?.id as string);
		expect(desk.ok && desk.value.trainings).toMatchObject([
			{ patterns: ['B'], venue: 'Bendruomenės namai', revision: 1, published: null, stands: true }
		]);
		expect(await readSchoolTrainings(db.as(season.officer), season.schools[0]?.id as string)).toMatchObject({ refusal: 'not_found' });
	});

	test('says days on which it cannot, and takes them back', async () => {
		const season = await openSeason(db, { schools: 1, lecturers: 0 });
		const head = db.as(season.schools[0]?.head as string);
		const input = { training_id: season.trainings[0] as string, starts_on: '2027-04-19', ends_on: '', why: 'Egzaminai' };
		const said = await sayException(head, input);
		expect(said).toMatchObject({ ok: true, value: { booked: 0 } });
		expect(faults(await sayException(head, { ...input, starts_on: '2027-06-15' }))).toEqual(['starts_on']);
		expect(await sayException(db.as(season.open.centre.stranger), input)).toMatchObject({ refusal: 'not_found' });
		const id = said.ok ? said.value.id : '';
		expect(await withdrawException({ ...head, actor: asPerson(season.open.centre.stranger) }, { id })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await withdrawException(head, { id })).toMatchObject({ ok: true });
		expect(await withdrawException(head, { id })).toMatchObject({ refusal: 'not_found' });
	});

	test('that holds no place agrees no dates (M-16)', async () => {
		const season = await openSeason(db, { schools: 1, lecturers: 0 });
		await db.beside.query(`update applications.application set state = 'withdrawn' where id = $1`, [season.schools[0]?.application]);
		const head = db.as(season.schools[0]?.head as string);
		const training_id = season.trainings[0] as string;
		expect(
			await saveWishes(head, { training_id, patterns: ['A'], preferred_from: '', preferred_to: '', venue: '', seen: 0 })
		).toMatchObject({
			refusal: 'not_selected'
		});
		expect(await sayException(head, { training_id, starts_on: '2027-04-19', ends_on: '', why: '' })).toMatchObject({
			refusal: 'not_selected'
		});
	});
});

test('a lecturer booked by another edition is blocked there, by name of the rule (M-15)', async () => {
	const season = await openSeason(db, { schools: 1, lecturers: 0 });
	const ona = await makeLecturer(db, season, 'Ona Užimta');
	const other = await openSeason(db, { schools: 1, lecturers: 0 });
	const colleague = await makeLecturer(db, other, 'Kolega Kitas');
	await ask(
		db.url,
		`insert into scheduling.booking (training_id, held_on, person_id) values ($1, '2027-03-02', $2), ($1, '2027-03-02', $3)`,
		[other.trainings[0], ona, colleague]
	);
	const read = await readTimetable(db.as(season.officer), { edition_id: season.edition });
	expect(read.ok && read.value.facts.lecturers.find(({ id }) => id === ona)?.elsewhere).toEqual(['2027-03-02']);
});

test('Today leads the officer to schools that wait, and a school to its wishes until it has said them', async () => {
	const season = await openSeason(db, { schools: 1, lecturers: 0 });
	await selectedSchool(db, season, 'Vėlesnė mokykla');
	const officer = await timetableTodos(db.as(season.officer));
	expect(officer.map(({ key, values }) => [key, values])).toEqual([['today_timetable_selected', { count: 1 }]]);
	const head = db.as(season.schools[0]?.head as string);
	expect((await timetableTodos(head)).map(({ key }) => key)).toEqual(['today_training_wishes']);
	const training_id = season.trainings[0] as string;
	await saveWishes(head, { training_id, patterns: ['A'], preferred_from: '', preferred_to: '', venue: '', seen: 0 });
	expect(await timetableTodos(head)).toEqual([]);
});
