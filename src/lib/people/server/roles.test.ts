import { beforeAll, expect, test } from 'vitest';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import type { RoleKind } from '../role.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';
import { addOrganisation } from './organisations.ts';
import { findOrAddPerson } from './persons.ts';
import { holdersOf, holds, rolesOf } from './roles.ts';

const { as, asSystem, asPublic, beside } = await testDatabase();
const day = '2026-11-27';
let centre: string, school: string, officer: string;

const person = (name: string) =>
	asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${name.toLowerCase()}@example.lt` }));
const give = (
	context: ReturnType<typeof as>,
	person_id: string,
	kind: RoleKind,
	organisation_id: string,
	starts_on = '2026-09-01',
	ends_on: string | null = null
) => giveRole(context, { person_id, kind, organisation_id, starts_on, ends_on });

beforeAll(async () => {
	await asSystem()
		.db.transaction()
		.execute(async (trx) => {
			centre = await addOrganisation(trx, { kind: 'centre', name: 'Centras' });
			school = await addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' });
		});
	officer = await person('Officer');
	await give(asSystem(), officer, 'centre_officer', centre);
});

test('a role given is held from its first to its last day', async () => {
	const head = await person('Head');
	expect(await give(as(officer), head, 'school_head', school, '2026-09-01', '2026-12-31')).toMatchObject({ ok: true });
	await as(head)
		.db.transaction()
		.execute(async (trx) => {
			expect(await rolesOf(trx, head, day)).toMatchObject([
				{ kind: 'school_head', organisation_id: school, starts_on: '2026-09-01', ends_on: '2026-12-31' }
			]);
			expect(await rolesOf(trx, head, '2027-01-01')).toEqual([]);
			expect(await holds(trx, as(head).actor, ['school_head', 'school_coordinator'], school, day)).toBe(true);
			expect(await holds(trx, as(head).actor, ['centre_officer'], school, day)).toBe(false);
			expect(await holds(trx, asSystem().actor, ['centre_officer'], school, day)).toBe(true);
			expect(await holds(trx, asPublic().actor, ['centre_officer'], school, day)).toBe(false);
			expect((await holdersOf(trx, school, ['school_head'], day)).map(({ name }) => name)).toEqual(['Head']);
		});
});

test('several roles of one person stand side by side, the same one twice is refused', async () => {
	const busy = await person('Busy');
	expect(await give(as(officer), busy, 'school_coordinator', school, '2026-09-01', '2026-12-31')).toMatchObject({ ok: true });
	expect(await give(as(officer), busy, 'team_member', school)).toMatchObject({ ok: true });
	expect(await give(as(officer), busy, 'school_coordinator', school, '2026-12-31')).toMatchObject({ ok: false, refusal: 'role_overlaps' });
	expect(await give(as(officer), busy, 'school_coordinator', school, '2027-01-01')).toMatchObject({ ok: true });
});

test('two givers at once give a role once', async () => {
	const wanted = await person('Wanted');
	const outcomes = await Promise.all([give(as(officer), wanted, 'lecturer', centre), give(as(officer), wanted, 'lecturer', centre)]);
	expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});

test('the database itself refuses a role that overlaps', async () => {
	const insert = (starts: string) =>
		beside.query(
			`insert into people.role (id, person_id, kind, organisation_id, starts_on, given_at) values (gen_random_uuid(), $1, 'expert', $2, $3, $4)`,
			[officer, centre, starts, today]
		);
	await insert('2026-01-01');
	await expect(insert('2026-06-01')).rejects.toThrow('one_role_of_a_kind_in_an_organisation_at_a_time');
});

test.each<[string, RoleKind, string, string | null, string]>([
	['a head of the centre', 'school_head', '2026-09-01', null, 'role_does_not_fit'],
	['a role that ends before it begins', 'reviewer', '2026-09-01', '2026-08-31', 'period_wrong'],
	['a day that is not in the calendar', 'reviewer', '2026-02-30', null, 'period_wrong'],
	['a made-up role', 'king' as RoleKind, '2026-09-01', null, 'not_yours']
])('%s is refused', async (_, kind, starts_on, ends_on, refusal) => {
	expect(await give(as(officer), officer, kind, centre, starts_on, ends_on)).toMatchObject({ ok: false, refusal });
});

test('who may not give a role changes nothing', async () => {
	const stranger = await person('Stranger');
	expect(await give(as(stranger), stranger, 'centre_officer', centre)).toMatchObject({ ok: false, refusal: 'not_yours' });
	// An unknown reader is not even told whether there is such a person.
	expect(await give(asPublic(), stranger, 'centre_officer', centre)).toMatchObject({
		ok: false,
		refusal: 'unknown_person_or_organisation'
	});
	expect(await give(as(officer), stranger, 'reviewer', 'no id')).toMatchObject({ ok: false, refusal: 'unknown_person_or_organisation' });
	expect(
		await asSystem()
			.db.transaction()
			.execute((trx) => rolesOf(trx, stranger, day))
	).toEqual([]);
});

test('a role that is ended is over at once, also on its first day', async () => {
	const leaver = await person('Leaver');
	for (const starts_on of ['2026-09-01', day]) {
		const given = await give(as(officer), leaver, 'reviewer', centre, starts_on);
		if (!given.ok) throw new Error(given.refusal);
		const stranger = await person('Nobody');
		expect(await endRole(as(stranger), { role_id: given.value.id })).toMatchObject({ ok: false, refusal: 'not_yours' });
		expect(await endRole(as(leaver), { role_id: given.value.id })).toMatchObject({ ok: true });
		expect(
			await asSystem()
				.db.transaction()
				.execute((trx) => rolesOf(trx, leaver, day))
		).toEqual([]);
		expect(await endRole(as(officer), { role_id: given.value.id })).toMatchObject({ ok: false });
	}
	const { rows } = await beside.query(`select name from platform.event where subject_id = $1 order by id`, [leaver]);
	expect(rows.map(({ name }) => name)).toEqual(['role.given', 'role.ended', 'role.given', 'role.ended']);
});

test('a role can be ended on a later day', async () => {
	const leaver = await person('Later');
	const given = await give(as(officer), leaver, 'reviewer', centre);
	if (!given.ok) throw new Error(given.refusal);
	expect(await endRole(as(officer), { role_id: given.value.id, ends_on: '2026-02-30' })).toMatchObject({ refusal: 'period_wrong' });
	expect(await endRole(as(officer), { role_id: given.value.id, ends_on: '2026-12-31' })).toMatchObject({ ok: true });
	expect(
		await asSystem()
			.db.transaction()
			.execute((trx) => rolesOf(trx, leaver, '2026-12-31'))
	).toHaveLength(1);
	expect(
		await asSystem()
			.db.transaction()
			.execute((trx) => rolesOf(trx, leaver, '2027-01-01'))
	).toHaveLength(0);
});
