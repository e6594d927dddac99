import { beforeAll, expect, test } from 'vitest';
import { readSettings } from '#platform/server';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { readLooks } from './floor/read-floor.ts';
import { giveRole } from './give-role.ts';
import { addOrganisation } from './organisations.ts';
import { listPeople, personFile } from './people-list.ts';
import { exportMyData } from './personal-data.ts';
import { findOrAddPerson } from './persons.ts';
import { carryOutRetention } from './retention/index.ts';
import { peopleKeepers } from './retention/keepers.ts';
import { openAccounts } from './sign-in/accounts.ts';

const { as, asSystem, pool, beside } = await testDatabase();
const inTrx = <T>(act: (trx: Parameters<typeof addOrganisation>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
const person = (name: string) => inTrx((trx) => findOrAddPerson(trx, today, { name, email: `${name.toLowerCase()}@look.example` }));
const tomorrow = new Date(today.getTime() + 86_400_000);
let officer: string, teacher: string, other: string;

const seen = async (now = today) => {
	const outcome = await readLooks(as(officer, now), { page: 1 });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.rows.map(({ what, person: who, subject, on_day, times }) => ({ what, who, subject, on_day, times }));
};

beforeAll(async () => {
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough', LOG_LEVEL: 'silent' }));
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	[officer, teacher, other] = [await person('Laima'), await person('Rasa'), await person('Ona')];
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
});

test('whoever opens the file of a person is noted, a row for each day; one’s own file is nobody’s business', async () => {
	for (const at of [today, today, tomorrow]) await personFile(as(officer, at), teacher);
	await personFile(as(officer), officer);
	await personFile(as(teacher), officer);
	expect(await seen()).toEqual([
		{ what: 'people.file', who: 'Laima', subject: 'Rasa', on_day: '2026-11-28', times: 1 },
		{ what: 'people.file', who: 'Laima', subject: 'Rasa', on_day: '2026-11-27', times: 2 }
	]);
	expect(await readLooks(as(teacher), { page: 1 })).toMatchObject({ refusal: 'not_yours' });
});

test('to look through the list is something else than to take it', async () => {
	await listPeople(as(officer), { q: '', kind: null, limit: 50, offset: 0 });
	expect((await seen()).map(({ what }) => what)).toContain('people.list');
	await beside.query(
		`insert into people.person (id, name, created_at) select gen_random_uuid(), 'Kolega ' || n, now() from generate_series(1, 200) n`
	);
	await listPeople(as(officer), { q: '', kind: null, limit: 100_000, offset: 0 });
	expect((await seen()).map(({ what }) => what)).toContain('people.list_taken');
});

test('a person finds in their own data who looked at theirs, and another person nothing of it', async () => {
	const looks = async (who: string) => {
		const told = await exportMyData(as(who));
		return told.ok ? (told.value.rows['platform.look'] ?? []).map(({ person_id, what }) => [person_id, what]) : told.refusal;
	};
	expect(await looks(teacher)).toEqual([
		[officer, 'people.file'],
		[officer, 'people.file']
	]);
	expect(await looks(other)).toEqual([]);
});

test('after a year, and once that was announced, looks are forgotten', async () => {
	const keep = carryOutRetention({ keepers: peopleKeepers, noticeDays: 14, operator: '' });
	const at = (days: number) => asSystem(new Date(tomorrow.getTime() + days * 86_400_000));
	await keep(at(360), {});
	await keep(at(380), {});
	expect((await seen()).length).toBe(4);
	await keep(at(395), {});
	expect(await seen()).toEqual([]);
});
