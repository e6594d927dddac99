import { beforeAll, expect, test } from 'vitest';
import { linkEvents, memoryStore, openFiles } from '#platform/server';
import { carryOutRetention } from '#people/server';
import { invariants } from '../../src/invariants.ts';
import { keepers } from '../../src/keepers.ts';
import { certificatesIn } from '../support/certificates.ts';
import { ask, testDatabase } from '../support/database.ts';
import { heldTraining, newKey, type Held } from '../support/held.ts';
import { publishedPractice, type PracticeStage } from '../support/practices.ts';

const db = await testDatabase();
const query = <Row extends object>(sql: string, values: unknown[] = []) => ask<Row>(db.url, sql, values);
const { issue, confirmAll, check } = certificatesIn(db);
let held: Held, stage: PracticeStage, school: string, draft: string;

/** The edition of the stage ends on 30 June 2027: three years after its end is the first of July 2030. */
beforeAll(async () => {
	newKey();
	openFiles(memoryStore());
	held = await heldTraining(db, [8, 8, 8, 8, 8, 8]);
	stage = await publishedPractice(db);
	await confirmAll(held, held.participants);
	await issue(held);
	[{ id: school } = { id: '' }] = await query<{ id: string }>('select id from schools.school order by id limit 1');
	await query(`update programmes.edition set starts_on = '2026-09-01', ends_on = '2027-06-30'`);
	await keepThings();
	await linkEvents(db.asSystem(new Date('2027-07-01T08:00:00Z')), {});
}, 300_000);

/** Of each class something whose term ends, and beside it what a call that runs in 2030 needs. */
async function keepThings(): Promise<void> {
	const person = held.participants[0]?.person_id ?? '';
	await query(
		`insert into programmes.edition select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'slug', 'bega',
			'starts_on', '2030-09-01', 'ends_on', '2031-06-30'))).* from programmes.edition e order by id limit 1`
	);
	await query(
		`insert into programmes.call (id, edition_id, ordinal, slug, name, summary, opens_at, closes_at, capacity, categories_on, pupils_as_of, contact, created_at)
		select gen_random_uuid(), (select id from programmes.edition where slug = 'bega'), 1, 'bega', name, summary, '2030-06-01', '2030-10-01', capacity,
			'2030-06-01', '2030-06-01', contact, '2030-05-01' from programmes.call order by id limit 1`
	);
	const rows = await query<{ id: string }>(
		`insert into applications.application (id, reference, call_id, school_id, started_at, started_by, changed_at, changed_by)
		select gen_random_uuid(), 'KRT-2099-' || lpad((row_number() over (order by c.slug = 'bega'))::text, 6, '0'), c.id, (select s.id from schools.school s where not exists (
				select from applications.application a where a.school_id = s.id and a.call_id = c.id) order by s.id limit 1),
			'2026-11-01', $1, '2026-11-01', $1 from programmes.call c order by c.slug = 'bega' returning id`,
		[person]
	);
	draft = rows[0]?.id ?? '';
	await query(
		`insert into applications.team_member (id, application_id, person_id, name, roles, added_by, added_at)
		select gen_random_uuid(), id, $1, 'Neišsiųsta Narė', '{teacher}', $1, '2026-11-01' from applications.application where reference like 'KRT-2099-%'`,
		[person]
	);
	await query(
		`insert into programmes.question (id, call_id, asked, asked_by, asked_in, asked_at)
		select gen_random_uuid(), id, 'Ar galima dalyvauti?', 'klausia@' || slug || '.example', 'lt', '2026-11-25' from programmes.call`
	);
	await query(
		`insert into schools.claim (id, school_id, person_id, post, claimed_at, asked, expires_at, decision, decided_at, decided_from)
		values (gen_random_uuid(), $1, $2, 'Mokytoja', '2026-11-01', 'officer', '2027-01-01', 'withdrawn', '2026-11-02', 'claimant'),
			(gen_random_uuid(), $1, $2, 'Direktorė', '2026-11-03', 'officer', '2027-01-01', null, null, null)`,
		[school, person]
	);
	await query(
		`insert into delivery.consultation (id, delivery_id, audience, question, asked_at, asked_by, way, answer, given_at, given_by, private_note)
		select gen_random_uuid(), id, 'one', 'Kaip man kalbėtis su Petru?', '2027-01-10', $1, 'written', 'Pasikalbėkite rytoj.', '2027-01-11', array[$1]::uuid[], 'Petras'
		from delivery.delivery order by id limit 1`,
		[person]
	);
	await query(
		`insert into projects.health (network_id, quarter, person_id, answers, note, answered_at)
		select id, '2027-01-01', $1, '{}', 'Sunku.', '2027-02-01' from networks.network`,
		[person]
	);
	await query(
		`update practices.consent set withdrawn_at = '2027-02-01', withdrawn_by = given_by where kind = 'author' and practice_id = $1`,
		[stage.practice]
	);
	await query(
		`insert into people.invitation (id, email, name, kind, organisation_id, token_hash, invited_at, expires_at)
		values (gen_random_uuid(), 'kviesta@kitur.example', 'Kviesta', 'reviewer', (select id from people.organisation limit 1), 'r1', '2027-01-01', '2027-02-01')`
	);
	await query(
		`insert into platform.mail (id, template, locale, to_address, subject, body, html, written_at, state, delivered_at)
		values (gen_random_uuid(), 'x.old', 'lt', 'sena@kitur.example', 'Sena', 'Sena', 'Sena', '2027-06-01', 'sent', '2027-06-01'),
			(gen_random_uuid(), 'x.before', 'lt', 'dar@kitur.example', 'Dar', 'Dar', 'Dar', '2026-08-01', 'sent', '2026-08-01'),
			(gen_random_uuid(), 'x.now', 'lt', 'nauja@kitur.example', 'Nauja', 'Nauja', 'Nauja', '2030-06-02', 'sent', '2030-06-02')`
	);
}

const carryOut = (on: string) =>
	carryOutRetention({ keepers, noticeDays: 14, operator: 'op@kartu.example' })(db.asSystem(new Date(`${on}T00:10:00Z`)), {});
const addresses = async () =>
	(await query<{ to_address: string }>(`select to_address from platform.mail where template like 'x.%' order by template`)).map(
		({ to_address }) => to_address
	);
const told = async () =>
	(await query<{ n: number }>(`select count(*)::int as n from platform.event where particulars <> '{}' and name not like 'retention.%'`))[0]
		?.n ?? 0;
const broken = async (): Promise<string[]> => {
	const found: string[] = [];
	for (const { sentence, broken: recordsOf } of invariants)
		for (const at of await db.asSystem(new Date('2030-08-01T08:00:00Z')).db.transaction().execute(recordsOf))
			found.push(`${sentence}: ${at}`);
	return found;
};
/** Of each class, how many records a run has taken away. */
const taken = async () =>
	Object.fromEntries(
		(
			await query<{ code: string; taken: number }>(
				`select c.code, sum(r.taken)::int as taken from people.retention_run r join people.record_class c on c.id = r.class_id group by 1`
			)
		).map(({ code, taken: sum }) => [code, sum])
	);
const evidence = async () =>
	JSON.stringify(
		await query(
			`select (select jsonb_agg(to_jsonb(x) order by x.id) from credentials.certificate x) as certificates,
				(select jsonb_agg(to_jsonb(x) order by x.id) from applications.submission x) as submissions,
				(select jsonb_agg(to_jsonb(x) order by x.id) from selection.decision x) as decisions,
				(select jsonb_agg(to_jsonb(x) order by x.id) from delivery.hours x) as hours,
				(select jsonb_agg(to_jsonb(x) order by x.id) from delivery.participant x) as participants`
		)
	);

test('every class that the calendar takes away has its keeper, and no keeper is of another', async () => {
	const rows = await query<{ code: string }>(`select code from people.record_class where fate in ('erase', 'anonymise') order by code`);
	expect(keepers.map(({ code }) => code).toSorted()).toEqual(rows.map(({ code }) => code));
});

test('what was written while an edition ran is kept until its end and the term, however old it is', async () => {
	await carryOut('2030-06-30');
	const codes = await query<{ code: string }>(
		`select c.code from people.retention_run r join people.record_class c on c.id = r.class_id order by 1`
	);
	// The letter of before the edition, events a year after it; what hangs on the edition itself for three years is not there.
	expect(codes.map(({ code }) => code)).toEqual([
		'applications_unsent',
		'claims',
		'consents',
		'events',
		'invitations',
		'letters',
		'questions'
	]);
	await carryOut('2030-07-02');
	expect(await addresses()).toEqual(['dar@kitur.example', 'nauja@kitur.example', 'sena@kitur.example']);
	expect(await told()).toBeGreaterThan(20);
});

test('then everything whose term is over goes, evidence stays as it was, and what a running call needs stays', async () => {
	const [before, untouched] = [await broken(), await evidence()];
	for (const on of ['2030-07-16', '2030-07-17', '2030-07-18', '2030-08-10']) await carryOut(on);

	expect(await addresses()).toEqual(['', 'nauja@kitur.example', '']);
	expect(await told()).toBe(0);
	expect(await query('select asked_by from programmes.question order by 1 nulls first')).toMatchObject(
		[...Array.from({ length: (await query('select 1 from programmes.call')).length - 1 }, () => null), 'klausia@bega.example'].map(
			(asked_by) => ({
				asked_by
			})
		)
	);
	expect(
		await query(
			`select c.slug from applications.application a join programmes.call c on c.id = a.call_id where a.reference like 'KRT-2099-%'`
		)
	).toEqual([{ slug: 'bega' }]);
	expect(await query('select 1 from applications.team_member where application_id = $1', [draft])).toEqual([]);
	expect(await query(`select name from applications.team_member where name = 'Neišsiųsta Narė'`)).toHaveLength(1);
	expect(await query('select post from schools.claim where person_id = $1', [held.participants[0]?.person_id])).toEqual([
		{ post: 'Direktorė' }
	]);
	expect(await query('select question, answer, private_note from delivery.consultation')).toEqual([
		{ question: 'Ištrinta / Erased', answer: 'Ištrinta / Erased', private_note: '' }
	]);
	expect(await query('select 1 from projects.health')).toEqual([]);
	expect(await query('select 1 from practices.consent where withdrawn_at is not null')).toEqual([]);
	expect((await query('select 1 from practices.consent')).length).toBeGreaterThan(0);
	expect(await query(`select email from people.invitation where token_hash = 'r1'`)).toEqual([{ email: '' }]);
	expect(await taken()).toMatchObject({ claims: 1, consultations: 1, invitations: 1, health: expect.any(Number) as number });

	await linkEvents(db.asSystem(new Date('2030-08-11T08:00:00Z')), {});
	expect(await broken()).toEqual(before);
	expect(await evidence()).toBe(untouched);
	const [mine] = await query<{ code: string }>(`select number || '~' || code as code from credentials.certificate limit 1`);
	expect(await check(held, mine?.code ?? '')).toMatchObject({ ok: true });
});
