import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aPerson, anOfficer, aSchool, inRole } from '../../../../tests/support/schools.ts';
import { addStaff, type AddStaff } from './add-staff.ts';
import { changeStaff, endEmployment } from './change-staff.ts';
import { closeSchool } from './close-school.ts';
import { removeQualification, setQualification } from './set-qualification.ts';
import { categoriesKnownTo, categoriesOf, employedAt, readStaff, readStaffMember, staffOf } from './staff.ts';

const db = await testDatabase();
const reading = <Value>(read: (trx: Parameters<typeof staffOf>[0]) => Promise<Value>) => db.asSystem().db.transaction().execute(read);
let school: string;
let head: string;
beforeAll(async () => {
	school = await aSchool(db);
	head = await inRole(db, 'school_head', school, 'Aldona Vadovė');
});
const teacher = (difference: Partial<AddStaff> = {}): AddStaff => ({
	school_id: school,
	name: 'Rasa Petraitytė',
	email: null,
	post: 'mokytoja',
	subject: 'matematika',
	...difference
});
const add = async (difference: Partial<AddStaff> = {}) => {
	const added = await addStaff(db.as(head), teacher(difference));
	if (!added.ok) throw new Error(JSON.stringify(added));
	return added.value;
};

test('a head adds a person with a post, a subject and a category, with or without an address', async () => {
	const { person_id } = await add({
		name: 'Jonas Žemaitis',
		email: 'Jonas@Varpas.example',
		category: 'methodologist',
		category_from: '2024-06-30',
		administration: true
	});
	const member = (await reading((trx) => staffOf(trx, school, '2026-11-27'))).find((one) => one.person_id === person_id);
	expect(member).toMatchObject({
		name: 'Jonas Žemaitis',
		email: 'jonas@varpas.example',
		post: 'mokytoja',
		subject: 'matematika',
		administration: true,
		teaching: true,
		categories: [{ field: 'matematika', category: 'methodologist', valid_from: '2024-06-30' }]
	});
	expect(await add({ name: 'Be Pašto' })).toHaveProperty('person_id');
});

test('one person works in two schools with one record and two categories (P-08)', async () => {
	const other = await aSchool(db, { name: 'Kita mokykla' });
	const otherHead = await inRole(db, 'school_head', other);
	const here = await add({ name: 'Du Darbai', email: 'du@darbai.example', category: 'teacher', category_from: '2020-09-01' });
	const there = await addStaff(db.as(otherHead), {
		school_id: other,
		name: 'D. Darbai',
		email: 'du@darbai.example',
		post: 'mokytojas',
		subject: 'etika',
		category: 'senior_teacher',
		category_from: '2022-09-01'
	});
	expect(there).toMatchObject({ ok: true, value: { person_id: here.person_id } });
	expect((await reading((trx) => employedAt(trx, [here.person_id], '2026-11-27'))).get(here.person_id)?.sort()).toEqual(
		[school, other].sort()
	);
	expect((await reading((trx) => categoriesOf(trx, [here.person_id]))).get(here.person_id)).toEqual([
		{ person_id: here.person_id, field: 'matematika', category: 'teacher', valid_from: '2020-09-01' },
		{ person_id: here.person_id, field: 'etika', category: 'senior_teacher', valid_from: '2022-09-01' }
	]);
	const seen = await readStaffMember(db.as(otherHead), other, here.person_id);
	expect(JSON.stringify(seen)).not.toContain(school);
});

describe('an address tells a school nothing of somebody who has not come to it', () => {
	let elsewhere: string, curious: string, person_id: string;
	const email = 'slaptoji@kitur.example';
	const seen = async () =>
		JSON.stringify([await readStaff(db.as(curious), elsewhere), await readStaffMember(db.as(curious), elsewhere, person_id)]);

	beforeAll(async () => {
		({ person_id } = await add({ name: 'Slaptoji Žvalgaitė', email, category: 'expert_teacher', category_from: '2019-09-01' }));
		elsewhere = await aSchool(db, { name: 'Smalsi mokykla' });
		curious = await inRole(db, 'school_head', elsewhere);
		const typed = { school_id: elsewhere, name: 'Kas Ten', email, post: 'mokytoja', subject: 'matematika' };
		expect(await addStaff(db.as(curious), { ...typed, category: 'teacher', category_from: '2019-09-01' })).toMatchObject({
			value: { person_id }
		});
	});

	test('it calls them as it wrote them, and knows the category that it wrote itself', async () => {
		expect(await seen()).toContain('Kas Ten');
		expect(await seen()).toContain('"category":"teacher"');
		expect(await seen()).not.toMatch(/Žvalgaitė|expert_teacher/);
		await db.beside.query(`update people.person set email = 'nauja@privatu.example' where id = $1`, [person_id]);
		expect(await seen()).toContain(email);
		expect(await seen()).not.toContain('nauja@privatu.example');
		expect((await reading((trx) => categoriesKnownTo(trx, elsewhere, [person_id]))).get(person_id)).toMatchObject([
			{ category: 'teacher' }
		]);
	});

	test('what the other school says of them stays as it was', async () => {
		const said = await reading((trx) => categoriesKnownTo(trx, school, [person_id]));
		expect(said.get(person_id)).toMatchObject([{ category: 'expert_teacher', valid_from: '2019-09-01' }]);
		const file = await readStaffMember(db.as(head), school, person_id);
		const foreign = file.ok ? file.value.categories[0] : undefined;
		expect(foreign).toMatchObject({ category: 'expert_teacher', own: true });
		await removeQualification(db.as(curious), { school_id: elsewhere, person_id, qualification_id: foreign?.id ?? '' });
		await setQualification(db.as(curious), {
			school_id: elsewhere,
			person_id,
			field: 'matematika',
			category: 'none',
			valid_from: '2019-09-01'
		});
		expect(await reading((trx) => categoriesKnownTo(trx, school, [person_id]))).toEqual(said);
	});

	test('of somebody who leaves, or is only to come, no category is written', async () => {
		const late = await addStaff(db.as(curious), {
			school_id: elsewhere,
			name: 'Dar Ateis',
			email: 'ateis@kitur.example',
			post: 'mokytoja',
			subject: 'fizika',
			starts_on: '2027-01-04'
		});
		const coming = late.ok ? late.value.person_id : '';
		const given = { school_id: elsewhere, person_id: coming, field: '', category: 'none', valid_from: '2026-01-01' } as const;
		expect(await setQualification(db.as(curious), given)).toMatchObject({ refusal: 'unknown_person' });
	});

	test('whoever takes a role in the school is known there from then on', async () => {
		await giveRole(db.asSystem(), { person_id, kind: 'team_member', organisation_id: elsewhere, starts_on: '2026-11-01' });
		expect(await seen()).toMatch(/Slaptoji Žvalgaitė/);
		expect(await seen()).toContain('nauja@privatu.example');
		expect(await seen()).toContain('expert_teacher');
	});
});

describe('duplicates are recognised', () => {
	test('the same person in the same post', async () => {
		await add({ name: 'Dukart Viena', email: 'dukart@varpas.example' });
		expect(await addStaff(db.as(head), teacher({ name: 'Dukart Viena', email: 'DUKART@varpas.example ' }))).toMatchObject({
			refusal: 'on_the_staff_already'
		});
		expect(await addStaff(db.as(head), teacher({ name: 'Dukart Viena', email: 'dukart@varpas.example', subject: 'fizika' }))).toMatchObject(
			{ ok: true }
		);
	});
	test('a name that is on the list is asked about, and may be another person', async () => {
		await add({ name: 'Ona Žukauskė' });
		expect(await addStaff(db.as(head), teacher({ name: 'ona zukauske' }))).toMatchObject({
			refusal: 'same_name',
			faults: [{ field: 'name' }]
		});
		expect(await addStaff(db.as(head), teacher({ name: 'Ona Žukauskė', another: true }))).toMatchObject({ ok: true });
	});
	test('twice at once', async () => {
		const both = await Promise.all([1, 2].map(() => addStaff(db.as(head), teacher({ name: 'Vienu Metu', email: 'vienu@metu.example' }))));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

test.each<[string, Partial<AddStaff>, string[]]>([
	['nothing at all', { name: '', post: '' }, ['name', 'post']],
	['a megabyte for a name', { name: 'Ž'.repeat(1_000_000) }, ['name']],
	['an emoji for a name', { name: 'Rasa 🌷' }, ['name']],
	['half an address', { email: 'rasa@' }, ['email']],
	['a post of a megabyte', { post: 'a'.repeat(1_000_000) }, ['post']],
	['a day that the calendar has not', { starts_on: '2026-02-30' }, ['starts_on']],
	['an end before the beginning', { starts_on: '2026-09-01', ends_on: '2026-08-31' }, ['ends_on']],
	['a category of no list', { category: 'professor' as 'teacher' }, ['category']]
])('nobody is added with %s', async (_, difference, fields) => {
	const refusal = await addStaff(db.as(head), teacher(difference));
	expect(refusal).toMatchObject({ refusal: 'faulty' });
	expect(refusal.ok ? [] : refusal.faults.map(({ field }) => field)).toEqual(fields);
});

test('a post is changed from a day, and the one before stays in the past', async () => {
	const { id, person_id } = await add({ name: 'Kyla Aukštyn', email: 'kyla@varpas.example', starts_on: '2020-09-01' });
	expect(
		await changeStaff(db.as(head), { staff_id: id, post: 'direktoriaus pavaduotoja', administration: true, from: '2026-09-01' })
	).toMatchObject({ ok: true });
	const file = await readStaffMember(db.as(head), school, person_id);
	expect(file.ok && file.value.employments.map(({ post, starts_on, ends_on }) => [post, starts_on, ends_on])).toEqual([
		['direktoriaus pavaduotoja', '2026-09-01', null],
		['mokytoja', '2020-09-01', '2026-08-31']
	]);
	expect(await changeStaff(db.as(head), { staff_id: id, post: 'x', from: '2026-09-01' })).toMatchObject({ refusal: 'ended_already' });
});

test('somebody who leaves is no more on the list the day after', async () => {
	const { id, person_id } = await add({ name: 'Išeina Kitur', starts_on: '2020-09-01' });
	expect(await endEmployment(db.as(head), { staff_id: id, ends_on: '2019-01-01' })).toMatchObject({ refusal: 'faulty' });
	expect(await endEmployment(db.as(head), { staff_id: id, ends_on: '2026-11-20' })).toMatchObject({ ok: true });
	const isListed = async (day: string) => (await reading((trx) => staffOf(trx, school, day))).some((one) => one.person_id === person_id);
	expect([await isListed('2026-11-20'), await isListed('2026-11-21')]).toEqual([true, false]);
	expect(await endEmployment(db.as(head), { staff_id: id, ends_on: '2026-11-22' })).toMatchObject({ refusal: 'ended_already' });
});

test('a category is written, put right and taken away', async () => {
	const { person_id } = await add({ name: 'Kategorija Auga' });
	const set = (category: 'senior_teacher' | 'methodologist', valid_from = '2025-06-30') =>
		setQualification(db.as(head), { school_id: school, person_id, field: 'matematika', category, valid_from });
	expect(await set('senior_teacher')).toMatchObject({ ok: true });
	expect(await set('methodologist')).toMatchObject({ ok: true });
	expect(await set('methodologist', '2026-12-31')).toMatchObject({ refusal: 'faulty', faults: [{ field: 'valid_from' }] });
	const file = await readStaffMember(db.as(head), school, person_id);
	const [only] = file.ok ? file.value.categories : [];
	expect(only).toMatchObject({ category: 'methodologist' });
	expect(await removeQualification(db.as(head), { school_id: school, person_id, qualification_id: only?.id ?? '' })).toMatchObject({
		ok: true
	});
	expect((await reading((trx) => categoriesOf(trx, [person_id]))).size).toBe(0);
});

describe('who may', () => {
	const secret = 'slapta.mokytoja@varpas.example';
	beforeAll(async () => {
		await add({ name: 'Slapta Mokytoja', email: secret, category: 'expert_teacher', category_from: '2020-01-01' });
	});

	test('the school’s people, its municipality’s officers and the centre’s officers see the staff', async () => {
		const municipality = '00000000-0000-4000-8000-000000000015';
		for (const person of [
			head,
			await inRole(db, 'school_coordinator', school),
			await inRole(db, 'team_member', school),
			await inRole(db, 'municipal_officer', municipality),
			await anOfficer(db)
		]) {
			expect(JSON.stringify(await readStaff(db.as(person), school))).toContain(secret);
		}
	});

	test('nobody else sees anything of it', async () => {
		const elsewhere = await aSchool(db, { name: 'Svetima mokykla' });
		const strangers = [
			await inRole(db, 'school_head', elsewhere),
			await inRole(db, 'municipal_officer', '00000000-0000-4000-8000-000000000016'),
			await aPerson(db, 'Kas Nors')
		];
		for (const context of [...strangers.map((id) => db.as(id)), db.asPublic()]) {
			expect(await readStaff(context, school)).toEqual({ ok: false, refusal: 'not_yours', faults: [] });
			const [member] = await reading((trx) => staffOf(trx, school, '2026-11-27'));
			expect(JSON.stringify(await readStaffMember(context, school, member?.person_id ?? ''))).not.toMatch(/@varpas|Mokytoja/);
		}
	});

	test('a member of the team and a municipal officer see but do not keep', async () => {
		for (const person of [
			await inRole(db, 'team_member', school),
			await inRole(db, 'municipal_officer', '00000000-0000-4000-8000-000000000015')
		]) {
			expect(await readStaff(db.as(person), school)).toMatchObject({ value: { may_keep: false } });
			expect(await addStaff(db.as(person), teacher({ name: 'Įbrukta Mokytoja' }))).toMatchObject({ refusal: 'not_yours' });
		}
	});

	test('a head keeps no staff of another school, not even a category', async () => {
		const elsewhere = await aSchool(db, { name: 'Svetima mokykla' });
		const stranger = await inRole(db, 'school_head', elsewhere);
		const { id, person_id } = await add({ name: 'Mūsų Mokytoja' });
		expect(await changeStaff(db.as(stranger), { staff_id: id, post: 'x' })).toMatchObject({ refusal: 'not_yours' });
		expect(await endEmployment(db.as(stranger), { staff_id: id, ends_on: '2026-11-27' })).toMatchObject({ refusal: 'not_yours' });
		expect(
			await setQualification(db.as(stranger), { school_id: school, person_id, category: 'none', valid_from: '2026-01-01' })
		).toMatchObject({ refusal: 'not_yours' });
		expect(
			await setQualification(db.as(stranger), { school_id: elsewhere, person_id, category: 'none', valid_from: '2026-01-01' })
		).toMatchObject({ refusal: 'unknown_person' });
	});

	test('nobody is added to a closed school', async () => {
		const closed = await aSchool(db);
		await closeSchool(db.asSystem(), { school_id: closed, closed_on: '2026-08-31' });
		expect(await addStaff(db.asSystem(), teacher({ school_id: closed }))).toMatchObject({ refusal: 'school_closed' });
	});
});

test('the staff list takes the same number of queries for three people and for thirty', async () => {
	const count = async (id: string) => {
		const client = await db.beside.connect();
		client.release();
		const original = client.query.bind(client);
		let queries = 0;
		client.query = ((...args: Parameters<typeof original>) => ((queries += 1), original(...args))) as typeof client.query;
		await readStaff(db.asSystem(), id);
		client.query = original;
		return queries;
	};
	const [few, many] = [await aSchool(db), await aSchool(db)];
	for (const [id, people] of [
		[few, 1],
		[many, 30]
	] as const)
		for (let n = 0; n < people; n += 1)
			await addStaff(
				db.asSystem(),
				teacher({ school_id: id, name: `Mokytoja ${String.fromCharCode(65 + n)}`, email: `m${n}@${id.slice(0, 8)}.example` })
			);
	expect(await count(many)).toBe(await count(few));
});
