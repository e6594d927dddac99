import { beforeAll, expect, test } from 'vitest';
import { erasedName } from '#platform';
import { applicationsInvariants, sentApplication } from '#applications/server';
import { carryOutRetention } from '#people/server';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { decideAll, openDeciding, value, type Deciding } from '../../../../tests/support/deciding.ts';
import { selectionInvariants } from './invariants.ts';
import { selectionKeepers } from './keepers.ts';

const db = await testDatabase();
let round: Deciding;
let names: string[];

const query = <Row extends object>(sql: string, values: unknown[] = []) => ask<Row & Record<string, unknown>>(db.url, sql, values);
const carryOut = (on: string) =>
	carryOutRetention({ keepers: selectionKeepers, noticeDays: 14, operator: '' })(db.asSystem(new Date(`${on}T00:10:00Z`)), {});
const id = (place: number) => round.applications[place]?.id ?? '';
/** Everything that the tables of applications hold of one. */
const heldOf = async (place: number) =>
	JSON.stringify(
		await query(
			`select to_jsonb(a) as application, (select jsonb_agg(to_jsonb(s) order by s.number) from applications.submission s where s.application_id = a.id) as sent,
				(select jsonb_agg(to_jsonb(m) order by m.id) from applications.team_member m where m.application_id = a.id) as team
			from applications.application a where a.id = $1`,
			[id(place)]
		)
	);
const decisions = async () => JSON.stringify(await query('select to_jsonb(d) as decision from selection.decision d order by id'));
const broken = async () => {
	const found: string[] = [];
	for (const { broken: records } of [...applicationsInvariants, ...selectionInvariants])
		found.push(...(await db.asSystem(new Date('2029-01-10T08:00:00Z')).db.transaction().execute(records)));
	return found;
};

/** One place and one in reserve for four; the last one is taken back. Decided on 22 December 2026. */
beforeAll(async () => {
	round = await openDeciding(db, { points: [[[5, 5]], [[4, 4]], [[1, 1]], [[1, 2]]], scheme: { capacity: 1, reserve: 1 } });
	await decideAll(round);
	names = (
		await query<{ name: string }>('select unnest(array[name, platform.folded(name)]) as name from applications.team_member group by name')
	).map(({ name }) => name);
	await query(
		`insert into applications.editor (application_id, person_id, may, given_at, name, email)
		select id, started_by, 'view', '2026-11-20', 'Skaitytoja Pašalietė', 'skaitytoja@kitur.example' from applications.application on conflict do nothing`
	);
	await query(
		`update applications.submission set content = content || '{"sign_off": {"name": "Direktorė Pasirašiusi", "signed_at": "2026-11-24T10:00:00Z"}}'`
	);
});

test('two years after the decision names go from what was sent by those who got no place; before it, and from the others, nothing', async () => {
	const outcomes = await query<{ outcome: string }>(
		`select d.outcome from selection.decision d where d.superseded_at is null order by array_position($1::uuid[], d.application_id)`,
		[[0, 1, 2, 3].map(id)]
	);
	expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'reserve', 'rejected', 'rejected']);
	expect(names.length).toBeGreaterThan(2);
	const [accepted, refused, decided, faults] = [await heldOf(0), await heldOf(2), await decisions(), await broken()];
	// An appeal that waits holds its application.
	await query(
		`insert into selection.appeal (id, application_id, decision_id, grounds, filed_at, filed_by, due_on)
		select gen_random_uuid(), d.application_id, d.id, 'Nesutinkame su poreikio vertinimu.', '2026-12-30', $2, '2027-01-20'
		from selection.decision d where d.application_id = $1`,
		[id(3), round.applications[3]?.school.head]
	);

	for (const on of ['2028-12-21', '2029-01-05']) await carryOut(on);
	expect(await heldOf(2)).toBe(refused);
	expect(await query('select counted from people.retention_run')).toEqual([{ counted: 2 }]);
	await carryOut('2029-01-20');

	expect(await heldOf(0)).toBe(accepted);
	expect(names.filter((name) => accepted.includes(name))).toEqual(names);
	for (const place of [1, 2]) {
		const held = await heldOf(place);
		expect([...names, 'Pasirašiusi', 'Skaitytoja', 'skaitytoja@'].filter((name) => held.includes(name))).toEqual([]);
		expect(held).toContain(erasedName);
	}
	expect(await heldOf(3)).toContain(names[0]);
	expect(await query('select application_id from applications.editor order by 1')).toEqual(
		[id(0), id(3)].toSorted().map((application_id) => ({ application_id }))
	);
	expect([await decisions(), await broken()]).toEqual([decided, faults]);
	// The school goes on to read what it sent.
	const { sending } = value(await sentApplication(round.head(2, new Date('2029-02-01T08:00:00Z')), id(2)));
	expect(sending.content.team.map(({ name }) => name)).toEqual(sending.content.team.map(() => erasedName));
	expect(sending.content.answers).toEqual(round.applications[2]?.content.answers);
});

test('what was sent changes in no other way', async () => {
	await expect(db.beside.query(`update applications.submission set content = '{}'`)).rejects.toThrow('permission denied');
	const before = await heldOf(0);
	await db.beside.query(`select applications.forget_people(array[$1]::uuid[], 'x')`, [id(0)]);
	expect(await heldOf(0)).toBe(before);
	for (const forgetting of ['applications.forget_people(array[$1]::uuid[], $2)', 'people.forget_erasures(array[$1, $2]::uuid[])'])
		await expect(db.pool.query(`select ${forgetting}`, [id(0), id(1)])).rejects.toThrow('only what runs by itself forgets');
});
