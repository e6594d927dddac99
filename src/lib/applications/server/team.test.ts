import { beforeAll, beforeEach, expect, test } from 'vitest';
import { networks2006 } from '#programmes';
import { openCall, openSchool, publishedCall, started, type TestSchool } from '../../../../tests/support/applications.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addStaffToTeam, addTeamMember, changeTeamMember, readDraft, readTeam, removeTeamMember } from './index.ts';

const db = await testDatabase();
let call: Awaited<ReturnType<typeof openCall>>;
let school: TestSchool;
let other: TestSchool;
let application_id: string;
let schools = 0;

beforeAll(async () => {
	call = await openCall(db);
	other = await openSchool(db, 'Kita mokykla');
});
beforeEach(async () => {
	schools += 1;
	school = await openSchool(db, `Mokykla ${'abcdefghijklmnop'[schools]}`);
	application_id = await started(db, school, call);
});

const typed = {
	name: 'Jonas Naujokas',
	email: '',
	post: 'mokytojas',
	subject: 'fizika',
	roles: ['teacher'],
	category: 'teacher',
	category_reason: ''
};
const team = async () => (await readDraft(db.as(school.head), application_id))?.team ?? [];
const finding = async (criterion: string) =>
	(await readDraft(db.as(school.head), application_id))?.verdict.findings.find((one) => one.criterion === criterion);

test('people of the staff list come with what the register knows of them; who is there already stays', async () => {
	const [first, second] = school.staff as [string, string];
	expect(await addStaffToTeam(db.as(school.coordinator), { application_id, person_ids: [first, second, first] })).toMatchObject({
		ok: true,
		value: { added: [expect.any(String), expect.any(String)] }
	});
	expect(await addStaffToTeam(db.as(school.coordinator), { application_id, person_ids: [second] })).toMatchObject({ value: { added: [] } });
	expect((await team()).map(({ roles }) => roles)).toEqual([['administration'], ['teacher', 'administration']]);
});

test('a person of another school’s list cannot be chosen, whatever id is forged', async () => {
	for (const person_id of [other.staff[3] as string, call.centre.officer, 'nobody', "'"]) {
		expect(await addTeamMember(db.as(school.head), { application_id, person_id })).toEqual({
			ok: false,
			refusal: 'person_not_of_school',
			faults: []
		});
		expect(await addStaffToTeam(db.as(school.head), { application_id, person_ids: [person_id] })).toMatchObject({
			refusal: 'person_not_of_school'
		});
	}
	expect(await team()).toEqual([]);
});

test('somebody of another school can be named by their address, and the rule that a team is of one school says so (M-22)', async () => {
	const colleague = await readTeam(db.as(other.head), await started(db, other, call));
	const stranger = colleague?.colleagues[4];
	expect(
		await addTeamMember(db.as(school.head), { application_id, ...typed, name: stranger?.name ?? '', email: stranger?.email ?? '' })
	).toMatchObject({ ok: true });
	expect(await finding('team_of_one_school')).toMatchObject({ met: false, members: [stranger?.person_id] });
});

test('nobody is in a team twice: by the person, by the address, by the name unless a namesake is meant', async () => {
	const email = 'jonas@pastas.example';
	expect(await addTeamMember(db.as(school.head), { application_id, ...typed, email })).toMatchObject({ ok: true });
	expect(
		await addTeamMember(db.as(school.head), { application_id, ...typed, name: 'J. Naujokas', email: 'JONAS@pastas.example ' })
	).toMatchObject({ refusal: 'already_in_team', faults: [{ field: 'email' }] });
	expect(await addTeamMember(db.as(school.head), { application_id, ...typed, name: 'JONAS NAUJOKAS' })).toMatchObject({
		refusal: 'same_name_in_team',
		faults: [{ field: 'same_name' }]
	});
	expect(await addTeamMember(db.as(school.head), { application_id, ...typed, name: 'JONAS NAUJOKAS', same_name: true })).toMatchObject({
		ok: true
	});
	expect(await team()).toHaveLength(2);
});

test('two editors who add the same person at once add one member', async () => {
	const add = (person: string) => addTeamMember(db.as(person), { application_id, person_id: school.staff[5] as string });
	const outcomes = await Promise.all([add(school.head), add(school.coordinator)]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'already_in_team' });
});

test.each([
	['no name', { name: '  ' }, 'name', 'name_missing'],
	['a million signs', { name: 'ž'.repeat(1_000_000) }, 'name', 'name_too_long'],
	['a name with a picture', { name: 'Rasa 😀' }, 'name', 'name_has_emoji'],
	['an address that is none', { email: 'rasa@' }, 'email', 'email'],
	['no post', { post: '' }, 'post', 'post_missing'],
	['nothing in the team', { roles: ['king'] }, 'roles', 'roles_missing'],
	['an endless reason', { category_reason: 'ž'.repeat(1001) }, 'category_reason', 'answer_too_long']
])('a member is told what to mend: %s', async (_, change, field, key) => {
	expect(await addTeamMember(db.as(school.head), { application_id, ...typed, ...change })).toMatchObject({
		refusal: 'member_unreadable',
		faults: [{ field, key: `application_fault_${key}` }]
	});
	expect(await team()).toEqual([]);
});

test('marks of the direction of writing do not stay in a name', async () => {
	await addTeamMember(db.as(school.head), { application_id, ...typed, name: '\u202eJonas\u200b Naujokas\u202c' });
	expect((await team()).map(({ name }) => name)).toEqual(['Jonas Naujokas']);
});

test('a category above the ceiling is flagged until the school says why (M-04)', async () => {
	const [methodologist] = school.staff.slice(9) as [string];
	await addTeamMember(db.as(school.head), { application_id, person_id: methodologist });
	expect(await finding('category_at_most')).toMatchObject({ severity: 'flag', met: false, seen: { without_reason: 1 } });
	const [member] = await team();
	const change = {
		application_id,
		member_id: member?.id ?? '',
		seen_revision: 1,
		leads: true,
		...typed,
		name: member?.name ?? '',
		email: member?.email ?? '',
		category_reason: 'Veda metodinę grupę'
	};
	expect(await changeTeamMember(db.as(school.head), change)).toMatchObject({ ok: true });
	expect(await finding('category_at_most')).toMatchObject({ met: false, seen: { without_reason: 0 } });
	expect(await changeTeamMember(db.as(school.coordinator), change)).toMatchObject({ refusal: 'changed_meanwhile' });
});

test('a team has one leader, and the last one named is it', async () => {
	await addTeamMember(db.as(school.head), { application_id, person_id: school.staff[2] as string, leads: true });
	await addTeamMember(db.as(school.head), { application_id, person_id: school.staff[3] as string, leads: true });
	expect((await team()).map(({ person_id, leads }) => [person_id, leads])).toEqual([
		[school.staff[3], true],
		[school.staff[2], false]
	]);
});

test('a sixth member is refused where the call takes five (B-05)', async () => {
	const pilot = await publishedCall(db, call.centre, {}, networks2006.kind);
	application_id = await started(db, school, pilot);
	expect(await addStaffToTeam(db.as(school.head), { application_id, person_ids: school.staff.slice(0, 6) })).toMatchObject({
		refusal: 'team_full'
	});
	await addStaffToTeam(db.as(school.head), { application_id, person_ids: school.staff.slice(0, 5) });
	expect(await addTeamMember(db.as(school.head), { application_id, person_id: school.staff[5] as string })).toMatchObject({
		refusal: 'team_full'
	});
});

test('the live verdict names what is missing, and who of the school would complete the team', async () => {
	await addStaffToTeam(db.as(school.head), { application_id, person_ids: school.staff.slice(2, 8) });
	const found = await readTeam(db.as(school.head), application_id);
	expect(found?.draft.verdict).toMatchObject({ outcome: 'no' });
	const names = found?.advice.completion?.add ?? [];
	expect(names).toHaveLength(2);
	expect(names.some((person) => school.staff.slice(0, 2).includes(person))).toBe(true);
	await addStaffToTeam(db.as(school.head), { application_id, person_ids: names });
	expect((await readTeam(db.as(school.head), application_id))?.advice).toMatchObject({ open: [], completion: { add: [] } });
});

test('people of another school take nobody out, and a member of another application is not found', async () => {
	const elsewhere = await started(db, other, call);
	await addTeamMember(db.as(other.head), { application_id: elsewhere, person_id: other.staff[6] as string });
	const [theirs] = (await readDraft(db.as(other.head), elsewhere))?.team ?? [];
	expect(await removeTeamMember(db.as(school.head), { application_id: elsewhere, member_id: theirs?.id ?? '' })).toMatchObject({
		refusal: 'not_found'
	});
	expect(await removeTeamMember(db.as(school.head), { application_id, member_id: theirs?.id ?? '' })).toMatchObject({
		refusal: 'member_unknown'
	});
	expect((await readDraft(db.as(other.head), elsewhere))?.team.map(({ id }) => id)).toContain(theirs?.id);
	expect(await readDraft(db.as(school.head), elsewhere)).toBeUndefined();
	expect(await readTeam(db.as(school.head), elsewhere)).toBeUndefined();
});
