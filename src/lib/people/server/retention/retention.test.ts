import { beforeAll, beforeEach, expect, test } from 'vitest';
import { auditInvariants, linkEvents, openSigning, type Context } from '#platform/server';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { giveRole } from '../give-role.ts';
import { addOrganisation } from '../organisations.ts';
import { findOrAddPerson } from '../persons.ts';
import { carryOutRetention, changeTerm, keeperOf, peopleKeepers, readPurposes, readRecordClass, readRetention } from './index.ts';

const db = await testDatabase();
const { as, asSystem, asPublic, url } = db;
const inTrx = <T>(act: (trx: Parameters<typeof addOrganisation>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
const carryOut = (now: string, terms: object = {}) =>
	carryOutRetention({ keepers: peopleKeepers, noticeDays: 14, operator: 'op@kartu.example', ...terms })(asSystem(new Date(now)), {});
let officer: string, head: string, centre: string;

beforeAll(async () => {
	openSigning({ KARTU_SIGNING_KEY: '', KARTU_DATA: process.env['TMPDIR'] ?? '/tmp' });
	centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	const school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' }));
	officer = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Rasa Centrienė', email: 'rasa@centras.example' }));
	head = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Ona Vadovė', email: 'ona@zelva.example' }));
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
	await giveRole(asSystem(), { person_id: head, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
});

beforeEach(async () => {
	for (const table of ['people.retention_run', 'people.invitation', 'platform.mail']) await ask(url, `delete from ${table}`);
	await ask(url, `update people.record_class set months = 12 where code = 'invitations'`);
});

/** An invitation that was declined on a day. */
const declined = (email: string, on: string) =>
	ask(
		url,
		`insert into people.invitation (id, email, name, kind, organisation_id, token_hash, invited_at, expires_at, answer, answered_at)
		values (gen_random_uuid(), $1, 'Jonas Kviestas', 'reviewer', $2, md5($1), $3::timestamptz - interval '1 day', $3, 'declined', $3)`,
		[email, centre, `${on}T09:00:00Z`]
	);
const invited = async () =>
	(await ask<{ email: string }>(url, 'select email from people.invitation order by email')).map(({ email }) => email);
const letters = () =>
	ask<{ to_address: string; body: string }>(
		url,
		`select to_address, body from platform.mail where template = 'people.retention' order by 1`
	);
const ours = async (context: Context = as(officer)) => {
	const read = await readRecordClass(context, peopleKeepers, 'invitations');
	return read.ok ? read.value : undefined;
};

test('before the term nothing is due; at the term it is announced by letter, and goes only when the preview has stood', async () => {
	await declined('jonas@kviestas.example', '2026-03-10');
	await carryOut('2027-03-09T00:10:00Z');
	expect([await letters(), (await ours())?.run]).toEqual([[], null]);

	await carryOut('2027-03-11T00:10:00Z');
	expect(await ours(as(officer, new Date('2027-03-11T08:00:00Z')))).toMatchObject({
		due: { count: 1 },
		run: { counted: 1, taken: 0, ended_at: null, before: new Date('2026-03-10T22:00:00Z'), stands_until: new Date('2027-03-25T22:00:00Z') }
	});
	expect((await letters()).map(({ to_address }) => to_address)).toEqual(['op@kartu.example', 'rasa@centras.example']);
	expect((await letters())[0]?.body).toContain('Kvietimai (1) – bus nuasmeninti');
	expect((await letters())[0]?.body).toContain('2027 m. kovo 26 d.');
	expect((await letters()).some(({ body }) => body.includes('kviestas'))).toBe(false);

	// Every night until then: neither taken nor announced again.
	await carryOut('2027-03-12T00:10:00Z');
	await carryOut('2027-03-25T21:59:00Z');
	expect([await invited(), (await letters()).length]).toEqual([['jonas@kviestas.example'], 2]);

	await carryOut('2027-03-26T00:10:00Z');
	expect(await invited()).toEqual(['']);
	expect((await letters()).length).toBe(2);
	const read = await readRetention(as(officer), peopleKeepers);
	expect(read).toMatchObject({
		value: { past: [{ outcome: 'carried_out', counted: 1, taken: 1, name: { lt: 'Kvietimai', en: 'Invitations' } }] }
	});
	const events = await ask<{ name: string; particulars: object }>(
		url,
		`select name, particulars from platform.event where name like 'retention.%' order by id desc limit 2`
	);
	expect(events).toEqual([
		{ name: 'retention.carried_out', particulars: { class: 'invitations', count: 1, before: '2026-03-11' } },
		{ name: 'retention.announced', particulars: { class: 'invitations', count: 1, before: '2026-03-11' } }
	]);
	await linkEvents(asSystem(new Date('2027-03-26T01:00:00Z')), {});
	for (const { broken } of auditInvariants.slice(0, 1)) expect(await inTrx(broken)).toEqual([]);

	// Done twice in a night, nothing is done twice.
	await carryOut('2027-03-26T00:20:00Z');
	expect((await ask(url, `select 1 from people.retention_run`)).length).toBe(1);
});

test('what became due after the announcement waits for its own', async () => {
	await declined('jonas@kviestas.example', '2026-03-10');
	await declined('petras@kviestas.example', '2026-03-15');
	await carryOut('2027-03-11T00:10:00Z');
	await carryOut('2027-03-26T00:10:00Z');
	expect(await invited()).toEqual(['', 'petras@kviestas.example']);
	expect((await ours())?.run).toMatchObject({ counted: 1, stands_until: new Date('2027-04-09T21:00:00Z') });
	await carryOut('2027-04-10T00:10:00Z');
	expect(await invited()).toEqual(['', '']);
});

test('an invitation that is still open is none of these', async () => {
	await ask(
		url,
		`insert into people.invitation (id, email, name, kind, organisation_id, token_hash, invited_at, expires_at)
		values (gen_random_uuid(), 'atvira@kviestas.example', 'Atvira', 'reviewer', $1, 'x', '2026-03-01', '2027-03-05')`,
		[centre]
	);
	await carryOut('2027-03-11T00:10:00Z');
	await carryOut('2027-04-11T00:10:00Z');
	expect(await invited()).toEqual(['atvira@kviestas.example']);
	await carryOut('2028-03-06T00:10:00Z');
	await carryOut('2028-03-21T00:10:00Z');
	expect(await invited()).toEqual(['']);
});

test('two workers at once take everything once, in batches, and one that was stopped goes on', async () => {
	await ask(url, 'create table if not exists people.heap (id integer primary key)');
	await ask(url, 'grant all on people.heap to kartu_app');
	await ask(url, 'insert into people.heap select generate_series(1, 450)');
	const { sql } = await import('kysely');
	let fails = false;
	const heap = keeperOf(
		'invitations',
		() => sql`select id from people.heap`,
		async (trx, ids) => {
			await sql`delete from people.heap where id = any(${ids}::int[])`.execute(trx);
			if (fails && !ids.includes('1')) throw new Error('the worker was stopped');
		}
	);
	const terms = { keepers: [heap] };
	const left = async () => (await ask(url, 'select 1 from people.heap')).length;
	await carryOut('2027-03-11T00:10:00Z', terms);
	expect([(await ours())?.run?.counted, await left()]).toEqual([450, 450]);
	fails = true;
	await expect(carryOut('2027-03-26T00:10:00Z', terms)).rejects.toThrow('stopped');
	expect([(await ours())?.run?.taken, await left()]).toEqual([200, 250]);
	fails = false;
	await Promise.all([carryOut('2027-03-26T00:20:00Z', terms), carryOut('2027-03-26T00:20:00Z', terms)]);
	expect(await left()).toBe(0);
	expect(await ask(url, 'select counted, taken, outcome from people.retention_run')).toEqual([
		{ counted: 450, taken: 450, outcome: 'carried_out' }
	]);
	await ask(url, 'drop table people.heap');
});

test('a term changes with a reason; a run by the old one is withdrawn and nothing of it goes', async () => {
	await declined('jonas@kviestas.example', '2026-03-10');
	await carryOut('2027-03-11T00:10:00Z');
	const id = (await ours())?.id ?? '';
	const now = new Date('2027-03-12T08:00:00Z');
	const change = (context: Context, months: number | null, reason = 'Centro archyvaras nustatė kitą terminą.') =>
		changeTerm(context, { class_id: id, months, reason });
	for (const who of [as(head, now), asPublic(now)]) expect(await change(who, 24)).toMatchObject({ refusal: 'not_yours' });
	for (const months of [0, 1.5, 1201, null, Number.NaN])
		expect(await change(as(officer, now), months)).toMatchObject({ refusal: 'faulty' });
	expect(await change(as(officer, now), 24, ' trumpai ')).toMatchObject({ faults: [{ field: 'reason' }] });
	expect(await change(as(officer, now), 24)).toEqual({ ok: true, value: undefined });
	expect(await ours()).toMatchObject({ months: 24, run: null });
	await carryOut('2027-04-01T00:10:00Z');
	expect(await invited()).toEqual(['jonas@kviestas.example']);
	expect(await ask(url, 'select outcome, taken from people.retention_run')).toEqual([{ outcome: 'withdrawn', taken: 0 }]);
	expect(await ask(url, `select particulars from platform.event where name = 'retention.term_changed' order by id desc limit 1`)).toEqual([
		{ particulars: { class: 'invitations', from: 12, to: 24, reason: 'Centro archyvaras nustatė kitą terminą.' } }
	]);
	await carryOut('2028-03-12T00:10:00Z');
	expect((await ours())?.run).toMatchObject({ months: 24, counted: 1 });
});

test('what has no term gets none, and what there is not is unknown', async () => {
	const account = (await readPurposes(asPublic())).find(({ code }) => code === 'account');
	const reason = 'Pakankamai ilga priežastis.';
	expect(await changeTerm(as(officer), { class_id: account?.id ?? '', months: 5, reason })).toMatchObject({ refusal: 'has_no_term' });
	expect(await changeTerm(as(officer), { class_id: 'x', months: 5, reason })).toMatchObject({ refusal: 'unknown_class' });
	expect(await readRecordClass(as(officer), peopleKeepers, 'nothing')).toMatchObject({ refusal: 'unknown_class' });
	expect(await readRecordClass(as(head), peopleKeepers, 'invitations')).toMatchObject({ refusal: 'not_yours' });
	expect(await readRetention(asPublic(), peopleKeepers)).toMatchObject({ refusal: 'not_yours' });
});

test('answered requests to be erased go after three years', async () => {
	await ask(
		url,
		`insert into people.erasure (id, person_id, asked_at, due_on, answered_at, answered_by, outcome, reason)
		values (gen_random_uuid(), $1, '2026-01-05', '2026-02-05', '2026-01-10T09:00:00Z', $2, 'refused', 'Vyksta ginčas teisme.'),
			(gen_random_uuid(), $1, '2026-01-11', '2026-02-11', null, null, null, '')`,
		[head, officer]
	);
	await carryOut('2029-01-10T00:10:00Z');
	expect((await ask(url, 'select 1 from people.retention_run')).length).toBe(0);
	await carryOut('2029-01-12T00:10:00Z');
	await carryOut('2029-01-27T00:10:00Z');
	expect(await ask(url, 'select outcome from people.erasure')).toEqual([{ outcome: null }]);
	// One that is open the application cannot take away, whatever it tries.
	await db.beside.query('select people.forget_erasures(array(select id from people.erasure))');
	expect(await ask(url, 'select 1 from people.erasure')).toHaveLength(1);
});
