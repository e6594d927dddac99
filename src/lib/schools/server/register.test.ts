import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aPerson, anOfficer, aSchool, inRole, nextCode } from '../../../../tests/support/schools.ts';
import { changeSchool } from './change-school.ts';
import { closeSchool, reopenSchool } from './close-school.ts';
import { pupilsAsOf, schoolById } from './queries.ts';
import { readSchool } from './read-school.ts';
import { registerSchool, type NewSchool } from './register-school.ts';
import { reorganiseSchools } from './reorganise-schools.ts';
import { searchSchools } from './search-schools.ts';

const db = await testDatabase();
const reading = <Value>(read: (trx: Parameters<typeof schoolById>[0]) => Promise<Value>) => db.asSystem().db.transaction().execute(read);
const onDay = (id: string, day: string) => reading((trx) => schoolById(trx, id, day));
let officer: string;
beforeAll(async () => {
	officer = await anOfficer(db);
});

const facts = (): NewSchool => ({
	legal_code: nextCode(),
	name: 'Utenos Dauniškio gimnazija',
	type: 'gimnazija',
	owner_kind: '20',
	municipality: 'Utenos r.'
});

test('an officer enters a school with all that the register asks', async () => {
	const registered = await registerSchool(db.as(officer), {
		...facts(),
		pupils: 480,
		teachers: 44,
		latitude: '55,498',
		longitude: '25.603',
		starts_on: '2020-09-01'
	});
	expect(registered).toMatchObject({ ok: true });
	const id = registered.ok ? registered.value.id : '';
	expect(await onDay(id, '2026-11-27')).toMatchObject({
		name: 'Utenos Dauniškio gimnazija',
		municipality: 'Utenos rajono savivaldybė',
		municipality_code: 'LT-54',
		county_code: 'LT-UT',
		latitude: 55.498,
		owner_kind: 20
	});
	expect(await reading((trx) => pupilsAsOf(trx, id, '2020-08-31'))).toBeNull();
	expect(await reading((trx) => pupilsAsOf(trx, id, '2026-11-27'))).toEqual({ pupils: 480, teachers: 44, as_of: '2020-09-01' });
});

describe('the register is not entered', () => {
	test('by a head of a school', async () => {
		const head = await inRole(db, 'school_head', await aSchool(db));
		expect(await registerSchool(db.as(head), facts())).toMatchObject({ ok: false, refusal: 'not_yours' });
	});
	test('by an unknown reader', async () => {
		expect(await registerSchool(db.asPublic(), facts())).toMatchObject({ ok: false, refusal: 'not_yours' });
	});
	test.each<[string, NewSchool, string[]]>([
		['with nothing said', {}, ['legal_code', 'name', 'type', 'owner_kind', 'municipality']],
		['with a wrong check digit', { ...facts(), legal_code: '195450191' }, ['legal_code']],
		['with a day to come', { ...facts(), starts_on: '2027-09-01' }, ['starts_on']],
		['with a day that the calendar has not', { ...facts(), starts_on: '2026-02-30' }, ['starts_on']],
		['as a demonstration under a real code', { ...facts(), legal_code: '195450190', demo: true }, ['legal_code']]
	])('%s', async (_, input, fields) => {
		const refusal = await registerSchool(db.as(officer), input);
		expect(refusal).toMatchObject({ ok: false, refusal: 'faulty' });
		expect(refusal.ok ? [] : refusal.faults.map(({ field }) => field)).toEqual(fields);
	});
	test('twice under one legal code', async () => {
		const one = facts();
		await registerSchool(db.as(officer), one);
		expect(await registerSchool(db.as(officer), one)).toMatchObject({ ok: false, refusal: 'known_already' });
	});
});

test('a branch has its own address and its parent’s legal code (S-04)', async () => {
	const code = nextCode();
	const parent = await aSchool(db, { legal_code: code });
	const branch = {
		name: 'Ilgakiemio skyrius',
		type: 'primary',
		owner_kind: 20,
		municipality: 'LT-16',
		address: 'Ilgakiemis',
		parent_id: parent
	};
	const registered = await registerSchool(db.as(officer), branch);
	const id = registered.ok ? registered.value.id : '';
	expect(await onDay(id, '2026-11-27')).toMatchObject({ legal_code: code, parent_id: parent, address: 'Ilgakiemis' });
	expect(await registerSchool(db.as(officer), branch)).toMatchObject({ refusal: 'known_already' });
	expect(await closeSchool(db.as(officer), { school_id: parent, closed_on: '2026-08-31' })).toMatchObject({ refusal: 'branches_open' });
	expect(await registerSchool(db.as(officer), { ...branch, name: 'Skyriaus skyrius', parent_id: id })).toMatchObject({
		refusal: 'unknown_parent'
	});
});

test('what was said of a school before a change stays said of the days before (S-10)', async () => {
	const id = await aSchool(db, { name: 'Želvos vidurinė mokykla', type: 'vidurinė', municipality: 'Ukmergės r.', starts_on: '2006-01-01' });
	const changed = await changeSchool(db.as(officer), { school_id: id, from: '2017-09-01', name: 'Želvos gimnazija', type: 'gymnasium' });
	expect(changed).toMatchObject({
		ok: true,
		value: { changes: [{ field: 'name', before: 'Želvos vidurinė mokykla', after: 'Želvos gimnazija' }, { field: 'type_code' }] }
	});
	expect(await onDay(id, '2017-08-31')).toMatchObject({ name: 'Želvos vidurinė mokykla', type_code: 'secondary' });
	expect(await onDay(id, '2017-09-01')).toMatchObject({ name: 'Želvos gimnazija', type_code: 'gymnasium' });
	expect(await onDay(id, '2005-01-01')).toMatchObject({ name: 'Želvos vidurinė mokykla' });
	expect(await searchSchools(db.asPublic(), { q: 'zelvos' })).toMatchObject({ value: { total: 1, rows: [{ name: 'Želvos gimnazija' }] } });
});

test('a change is put right from the same day, emptied texts are taken away, others stay', async () => {
	const id = await aSchool(db, { phone: '+370 37 000 000', starts_on: '2020-09-01' });
	await changeSchool(db.as(officer), { school_id: id, from: '2026-09-01', name: 'Kauno Varpo gimnazja' });
	await changeSchool(db.as(officer), { school_id: id, from: '2026-09-01', name: 'Kauno Varpo gimnazija', phone: '' });
	expect(await onDay(id, '2026-11-27')).toMatchObject({ name: 'Kauno Varpo gimnazija', phone: null, email: 'rastine@varpas.example' });
	const file = await readSchool(db.asPublic(), id);
	expect(file.ok && file.value.versions.map(({ name, starts_on, ends_on }) => [name, starts_on, ends_on])).toEqual([
		['Kauno Varpo gimnazija', '2026-09-01', null],
		['Kauno „Varpo“ gimnazija', '2020-09-01', '2026-08-31']
	]);
});

test.each<[string, object, string]>([
	['nothing new', { name: 'Kauno „Varpo“ gimnazija' }, 'nothing_changed'],
	['an empty name', { name: ' ' }, 'faulty'],
	['a type that has left the law', { type: 'secondary' }, 'faulty'],
	['a day before what is known', { name: 'Kita', from: '2019-01-01' }, 'faulty'],
	['a day to come', { name: 'Kita', from: '2026-11-28' }, 'faulty']
])('a change is refused: %s', async (_, difference, refusal) => {
	const id = await aSchool(db);
	expect(await changeSchool(db.as(officer), { school_id: id, from: '2026-11-27', ...difference })).toMatchObject({ ok: false, refusal });
});

test('a stranger changes, closes and reorganises nothing', async () => {
	const id = await aSchool(db);
	const head = await inRole(db, 'school_head', id);
	for (const context of [db.as(head), db.as(await aPerson(db, 'Kas Nors')), db.asPublic()]) {
		expect(await changeSchool(context, { school_id: id, from: '2026-11-27', name: 'Perimta mokykla' })).toMatchObject({
			refusal: 'not_yours'
		});
		expect(await closeSchool(context, { school_id: id, closed_on: '2026-11-27' })).toMatchObject({ refusal: 'not_yours' });
		expect(
			await reorganiseSchools(context, { how: 'merged', predecessors: [id], successors: [await aSchool(db)], day: '2026-11-27' })
		).toMatchObject({ refusal: 'not_yours' });
	}
	expect(await onDay(id, '2026-11-27')).toMatchObject({ name: 'Kauno „Varpo“ gimnazija', closed_on: null });
});

test('a closed school is not found, but stays in the register; a closing is taken back', async () => {
	const id = await aSchool(db, { name: 'Uždaroma mokykla' });
	expect(await closeSchool(db.as(officer), { school_id: id, closed_on: '2026-08-31' })).toMatchObject({ ok: true });
	expect(await searchSchools(db.asPublic(), { q: 'uždaroma' })).toMatchObject({ value: { total: 0 } });
	expect(await searchSchools(db.asPublic(), { q: 'uždaroma', closed: true })).toMatchObject({ value: { total: 1 } });
	expect(await changeSchool(db.as(officer), { school_id: id, from: '2026-11-27', name: 'Kita' })).toMatchObject({
		refusal: 'school_closed'
	});
	expect(await closeSchool(db.as(officer), { school_id: id, closed_on: '2026-08-31' })).toMatchObject({ refusal: 'school_closed' });
	expect(await reopenSchool(db.as(officer), { school_id: id })).toMatchObject({ ok: true });
	expect(await searchSchools(db.asPublic(), { q: 'uždaroma' })).toMatchObject({ value: { total: 1 } });
});

test('two schools merge into a third, and one that goes on stays open', async () => {
	const [one, two, third, goingOn] = [
		await aSchool(db, { name: 'Pirmoji' }),
		await aSchool(db, { name: 'Antroji' }),
		await aSchool(db, { name: 'Trečioji' }),
		await aSchool(db)
	];
	expect(
		await reorganiseSchools(db.as(officer), { how: 'merged', predecessors: [one, two], successors: [third], day: '2026-09-01' })
	).toMatchObject({ ok: true });
	expect(await readSchool(db.asPublic(), third)).toMatchObject({
		value: { predecessors: [{ name: 'Pirmoji', how: 'merged' }, { name: 'Antroji' }] }
	});
	expect(await readSchool(db.asPublic(), one)).toMatchObject({
		value: { school: { closed_on: '2026-09-01' }, successors: [{ name: 'Trečioji', happened_on: '2026-09-01' }] }
	});
	expect(
		await reorganiseSchools(db.as(officer), {
			how: 'split',
			predecessors: [goingOn],
			successors: [goingOn, await aSchool(db)],
			day: '2026-09-01'
		})
	).toMatchObject({ ok: true });
	expect(await onDay(goingOn, '2026-11-27')).toMatchObject({ closed_on: null });
	expect(
		await reorganiseSchools(db.as(officer), { how: 'reorganised', predecessors: [third], successors: [one], day: '2026-09-02' })
	).toMatchObject({ refusal: 'school_closed' });
});

test.each<[string, (ids: [string, string, string]) => [string[], string[]], 'merged' | 'split', string]>([
	['one school with itself', ([a]) => [[a], [a]], 'merged', 'too_few_schools'],
	['several merged into several', ([a, b, c]) => [[a], [b, c]], 'merged', 'too_few_schools'],
	['several split into one', ([a, b, c]) => [[a, b], [c]], 'split', 'too_few_schools'],
	['a forged id', ([a]) => [[a], ['00000000-0000-4000-8000-999999999999']], 'merged', 'unknown_school'],
	['nonsense for an id', ([a]) => [[a], ["' or 1=1"]], 'merged', 'unknown_school']
])('no reorganisation of %s', async (_, choose, how, refusal) => {
	const [predecessors, successors] = choose([await aSchool(db), await aSchool(db), await aSchool(db)]);
	expect(await reorganiseSchools(db.as(officer), { how, predecessors, successors, day: '2026-09-01' })).toMatchObject({ refusal });
});

test('a school does not come from its own successor', async () => {
	const [one, two] = [await aSchool(db), await aSchool(db)];
	await reorganiseSchools(db.as(officer), { how: 'split', predecessors: [one], successors: [one, two], day: '2026-09-01' });
	expect(
		await reorganiseSchools(db.as(officer), { how: 'split', predecessors: [two], successors: [two, one], day: '2026-09-02' })
	).toMatchObject({ refusal: 'comes_from_itself' });
});

test('the database itself keeps versions apart', async () => {
	const id = await aSchool(db);
	const again = db.beside.query(
		`insert into schools.school_version (id, school_id, starts_on, name, type_code, owner_kind, municipality_id, found_by)
		select gen_random_uuid(), school_id, '2026-01-01', name, type_code, owner_kind, municipality_id, '' from schools.school_version where school_id = $1`,
		[id]
	);
	await expect(again).rejects.toThrow('one_version_of_a_school_at_a_time');
});
