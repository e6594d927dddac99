import { beforeAll, expect, test } from 'vitest';
import { readSettings } from '#platform/server';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { changeProfile } from './change-profile.ts';
import { giveRole } from './give-role.ts';
import { invite } from './invite.ts';
import { addOrganisation } from './organisations.ts';
import { listPeople, personFile } from './people-list.ts';
import { peopleOfSchool } from './people-of-school.ts';
import { exportMyData } from './personal-data.ts';
import { findOrAddPerson, personById } from './persons.ts';
import { readProfile } from './profile.ts';
import { roleFile } from './role-file.ts';
import { rolesOf } from './roles.ts';
import { openAccounts } from './sign-in/accounts.ts';
import { makeToken, signInWithLink } from './sign-in/link.ts';

const { as, asSystem, asPublic, pool, beside } = await testDatabase();
const inTrx = <T>(act: (trx: Parameters<typeof personById>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
const person = (name: string, email: string) => inTrx((trx) => findOrAddPerson(trx, today, { name, email }));
const find = async (context: ReturnType<typeof as>, q: string, kind: 'school_head' | null = null) => {
	const found = await listPeople(context, { q, kind, limit: 50, offset: 0 });
	return found.ok ? found.value.rows.map(({ name }) => name) : found.refusal;
};
let school: string, other: string, officer: string, head: string, headRole: string, member: string, stranger: string;

beforeAll(async () => {
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough to be one', LOG_LEVEL: 'silent' }));
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' }));
	other = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Kita mokykla' }));
	[officer, head, member, stranger] = [
		await person('Rasa Centrienė', 'rasa@centras.lt'),
		await person('Žydrė Ąžuolaitė-Čekanauskienė', 'zydre@zelva.lt'),
		await person('Jonas Narys', 'jonas@zelva.lt'),
		await person('Svetimas Žmogus', 'svetimas@kita.lt')
	];
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
	const given = await giveRole(asSystem(), { person_id: head, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	headRole = given.ok ? given.value.id : '';
	await giveRole(asSystem(), { person_id: member, kind: 'team_member', organisation_id: school, starts_on: '2026-01-01' });
	await giveRole(asSystem(), {
		person_id: member,
		kind: 'school_coordinator',
		organisation_id: school,
		starts_on: '2025-01-01',
		ends_on: '2025-12-31'
	});
	await giveRole(asSystem(), { person_id: stranger, kind: 'school_head', organisation_id: other, starts_on: '2026-01-01' });
});

test.each([
	['azuol', ['Žydrė Ąžuolaitė-Čekanauskienė']],
	['ČEKAN zyd', ['Žydrė Ąžuolaitė-Čekanauskienė']],
	['zelva', ['Jonas Narys', 'Žydrė Ąžuolaitė-Čekanauskienė']],
	['jonas@zelva.lt', ['Jonas Narys']],
	['nieko', []],
	["' | :* & !", ['Jonas Narys', 'Rasa Centrienė', 'Svetimas Žmogus', 'Žydrė Ąžuolaitė-Čekanauskienė']],
	['x'.repeat(300), []]
])('people are found by the beginnings of words, without case and diacritics: %j', async (q, names) => {
	expect(await find(as(officer), q)).toEqual(names);
});

test('people are listed by a role of today, and only for officers of a centre', async () => {
	expect(await find(as(officer), '', 'school_head')).toEqual(['Svetimas Žmogus', 'Žydrė Ąžuolaitė-Čekanauskienė']);
	expect(await find(as(head), '')).toBe('not_yours');
	expect(await find(asPublic(), '')).toBe('not_yours');
	expect(await personFile(as(officer), member)).toMatchObject({
		value: { roles: [{ kind: 'team_member' }, { kind: 'school_coordinator' }] }
	});
	expect(await personFile(as(head), member)).toMatchObject({ refusal: 'not_yours' });
	expect(await personFile(as(officer), 'x')).toMatchObject({ refusal: 'unknown_person' });
});

test('a school sees its people; only who may invite sees the invited; a stranger does not learn that it exists', async () => {
	await invite(as(head), { email: 'kviesta@zelva.lt', name: 'Kviesta', kind: 'team_member', organisation_id: school });
	expect(await peopleOfSchool(as(head), school)).toMatchObject({
		value: {
			now: [{ name: 'Jonas Narys' }, { name: 'Žydrė Ąžuolaitė-Čekanauskienė' }],
			before: [{ kind: 'school_coordinator' }],
			invited: [{ email: 'kviesta@zelva.lt' }]
		}
	});
	expect(await peopleOfSchool(as(member), school)).toMatchObject({ value: { invited: [], givable: [] } });
	expect(await peopleOfSchool(as(officer), school)).toMatchObject({
		value: { givable: ['school_head', 'school_coordinator', 'team_member'] }
	});
	for (const context of [as(stranger), asPublic()])
		expect(await peopleOfSchool(context, school)).toMatchObject({ refusal: 'unknown_school' });
	expect(await peopleOfSchool(as(head), 'x')).toMatchObject({ refusal: 'unknown_school' });
});

test('what may be done about a role is told with it', async () => {
	const file = (context: ReturnType<typeof as>) => roleFile(context, { role_id: headRole, organisation_id: school });
	expect(await file(as(head))).toMatchObject({ value: { own: true, mayEnd: true, mayHandOver: true } });
	expect(await file(as(member))).toMatchObject({ value: { own: false, mayEnd: false, mayHandOver: false } });
	expect(await file(as(officer))).toMatchObject({ value: { mayEnd: true, mayHandOver: true } });
	expect(await file(as(stranger))).toMatchObject({ refusal: 'unknown_role' });
	expect(await roleFile(as(stranger), { role_id: headRole, organisation_id: other })).toMatchObject({ refusal: 'unknown_role' });
});

test('one changes one’s own name, telephone and language; faults change nothing', async () => {
	expect(await changeProfile(as(member), { name: ' Jonas  Naujas ', phone: '+370 600 00000', locale: 'en' })).toMatchObject({ ok: true });
	expect(await changeProfile(as(member), { name: '🌷', phone: 'abc', locale: 'lt' })).toMatchObject({
		refusal: 'faulty',
		faults: [{ field: 'name' }, { field: 'phone' }]
	});
	expect(await changeProfile(asPublic(), { name: 'Jonas', phone: '', locale: 'lt' })).toMatchObject({ refusal: 'not_signed_in' });
	expect(await inTrx((trx) => personById(trx, member))).toMatchObject({ name: 'Jonas Naujas', phone: '+370 600 00000', locale: 'en' });
});

test('one’s own data are all that tables hold of one, without secrets and without others’ rows', async () => {
	const visit = { cookie: null, agent: 'Firefox', address: '192.0.2.1' };
	await signInWithLink(asPublic(new Date()), { token: await makeToken('zydre@zelva.lt'), visit });
	const data = await exportMyData(as(head));
	if (!data.ok) throw new Error(data.refusal);
	expect(data.value.about).toMatchObject([{ name: 'Žydrė Ąžuolaitė-Čekanauskienė', email: 'zydre@zelva.lt' }]);
	expect(Object.keys(data.value.rows)).toEqual(expect.arrayContaining(['people.role', 'people.user', 'people.session', 'platform.event']));
	expect(data.value.mentions['people.invitation']).toEqual([{ column: 'invited_by', ids: [expect.any(String)] }]);
	const text = JSON.stringify(data.value);
	expect(text).not.toContain('jonas@zelva.lt');
	expect(text).not.toMatch(/"(token|password|secret|token_hash)"/);
	const { rows } = await beside.query(
		`select count(*)::int as n from platform.event where name = 'person.data_exported' and actor_id = $1`,
		[head]
	);
	expect(rows[0].n).toBe(1);
	expect(await exportMyData(asPublic())).toMatchObject({ refusal: 'not_signed_in' });
});

test('the page of one’s account tells how one signs in', async () => {
	expect(await readProfile(as(head), { cookie: null })).toMatchObject({
		value: { person: { id: head }, has_password: false, has_second_factor: false, sessions: [{ here: false }], passkeys: [] }
	});
	expect(await readProfile(asPublic(), { cookie: null })).toMatchObject({ refusal: 'not_signed_in' });
	expect(await inTrx((trx) => rolesOf(trx, head, '2026-11-27'))).toHaveLength(1);
});
