import { beforeAll, beforeEach, expect, test } from 'vitest';
import { erasedName } from '#platform';
import { auditInvariants, linkEvents, openSigning, readSettings } from '#platform/server';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { findOrAddPerson, personById } from '../persons.ts';
import { giveRole } from '../give-role.ts';
import { peopleInvariants } from '../invariants.ts';
import { addOrganisation } from '../organisations.ts';
import { findSession } from '../session.ts';
import { openAccounts } from '../sign-in/accounts.ts';
import { makeToken, signInWithLink } from '../sign-in/link.ts';
import {
	askErasure,
	carryOutErasure,
	erasureTodos,
	forgetFarewells,
	personEraser,
	readErasure,
	readErasures,
	readOwnErasure,
	refuseErasure,
	withdrawErasure
} from './index.ts';

const db = await testDatabase();
const { as, asSystem, asPublic, pool, url } = db;
const inTrx = <T>(act: (trx: Parameters<typeof personById>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
let officer: string, second: string, officeElsewhere: string, school: string;

beforeAll(async () => {
	openSigning({ KARTU_SIGNING_KEY: '', KARTU_DATA: process.env['TMPDIR'] ?? '/tmp' });
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough to be one', LOG_LEVEL: 'silent' }));
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	const other = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Kitas centras' }));
	school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' }));
	[officer, second, officeElsewhere] = await Promise.all([
		somebody('Rasa Centrienė', 'rasa@centras.lt'),
		somebody('Antra Centrienė', 'antra@centras.lt'),
		somebody('Kita Centrienė', 'kita@kitur.lt')
	]);
	for (const [person_id, organisation_id] of [
		[officer, centre],
		[second, centre],
		[officeElsewhere, other]
	] as const)
		await giveRole(asSystem(), { person_id, kind: 'centre_officer', organisation_id, starts_on: '2026-01-01' });
});

const somebody = (name: string, email: string, phone = '+370 600 11111') =>
	inTrx((trx) => findOrAddPerson(trx, today, { name, email, phone }));
const visit = { cookie: null, agent: 'Firefox', address: '10.0.0.1' };

/** Signs somebody in by a letter; the clock of the library is the machine’s. */
async function cookieFor(email: string): Promise<string> {
	const signedIn = await signInWithLink({ ...asPublic(), now: new Date() }, { token: await makeToken(email), visit });
	if (!signedIn.ok) throw new Error(signedIn.refusal);
	return signedIn.value.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

let one: string,
	cookie: string,
	count = 0;
const name = 'Žydrė Ąžuolaitė';
const now = () => new Date();
const asks = (context = as(one, now())) => askErasure(context, { visit: { ...visit, cookie }, present: '' });
const openId = async () =>
	(
		await ask<{ id: string }>(url, 'select id from people.erasure where person_id = $1 and answered_at is null and withdrawn_at is null', [
			one
		])
	)[0]?.id ?? '';
const email = () => `zydre${count}@zelva.lt`;

beforeEach(async () => {
	count += 1;
	one = await somebody(`${name}${'a'.repeat(count)}`, email(), `+370 600 1234${count}`);
	cookie = await cookieFor(email());
});

test('somebody asks once, sees by when they are answered, and takes it back', async () => {
	expect(await askErasure(asPublic(now()), { visit: { ...visit, cookie }, present: '' })).toMatchObject({ refusal: 'not_signed_in' });
	expect(await askErasure(as(second, now()), { visit: { ...visit, cookie }, present: '' })).toMatchObject({ refusal: 'not_signed_in' });
	const asked = await asks();
	expect(asked.ok).toBe(true);
	expect(await asks()).toMatchObject({ refusal: 'already_asked' });
	expect(await readOwnErasure(as(one), [personEraser])).toMatchObject({
		value: { open: asked.ok ? { due_on: asked.value.due_on } : null, counts: { account: 1 } }
	});
	expect(await withdrawErasure(as(second))).toMatchObject({ refusal: 'unknown_erasure' });
	expect(await withdrawErasure(as(one))).toEqual({ ok: true, value: undefined });
	expect(await withdrawErasure(as(one))).toMatchObject({ refusal: 'unknown_erasure' });
	expect((await asks()).ok).toBe(true);
});

test('who signed in long ago and has no password signs in again first', async () => {
	const later = new Date(Date.now() + 16 * 60_000);
	expect(await asks(as(one, later))).toMatchObject({ refusal: 'sign_in_again' });
});

test('two clicks at once are one request', async () => {
	const outcomes = await Promise.all([asks(), asks()]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('only officers of the centre that operates the installation see requests and answer them, and nobody their own', async () => {
	await asks();
	const id = await openId();
	for (const who of [as(one), as(officeElsewhere), asPublic()]) {
		expect(await readErasures(who)).toMatchObject({ refusal: 'not_yours' });
		expect(await readErasure(who, id, [])).toMatchObject({ refusal: 'not_yours' });
		expect(await refuseErasure(who, { erasure_id: id, reason: 'Taip nusprendėme mes.' })).toMatchObject({ refusal: 'not_yours' });
		expect(await carryOutErasure(who, { erasure_id: id }, [personEraser])).toMatchObject({ refusal: 'not_yours' });
	}
	expect(await erasureTodos(as(officeElsewhere))).toEqual([]);
	const mine = (context: ReturnType<typeof as>) => erasureTodos(context).then((todos) => todos.find(({ path }) => path.endsWith(id))?.key);
	expect(await mine(as(officer, now()))).toBe('today_erasure');
	expect(await mine(as(officer, new Date(Date.now() + 27 * 86_400_000)))).toBe('today_erasure_pressing');
	await ask(url, 'update people.erasure set person_id = $2 where id = $1', [id, officer]);
	expect(await carryOutErasure(as(officer), { erasure_id: id }, [personEraser])).toMatchObject({ refusal: 'own_request' });
	expect(await refuseErasure(as(officer), { erasure_id: id, reason: 'Taip nusprendžiau.' })).toMatchObject({ refusal: 'own_request' });
	expect(await readErasure(as(officer), 'x', [])).toMatchObject({ refusal: 'unknown_erasure' });
});

test('a refusal has a reason, and the person is told it', async () => {
	await asks();
	const id = await openId();
	expect(await refuseErasure(as(officer), { erasure_id: id, reason: ' ne ' })).toMatchObject({ refusal: 'faulty' });
	expect((await refuseErasure(as(officer), { erasure_id: id, reason: 'Vyksta teisminis ginčas dėl sutarties.' })).ok).toBe(true);
	const [letter] = await ask<{ body: string }>(
		url,
		`select body from platform.mail where template = 'people.erasure_refused' and to_address = $1`,
		[email()]
	);
	expect(letter?.body).toContain('Vyksta teisminis ginčas dėl sutarties.');
	expect(await carryOutErasure(as(officer), { erasure_id: id }, [personEraser])).toMatchObject({ refusal: 'erasure_answered' });
	expect(await inTrx((trx) => personById(trx, one))).toMatchObject({ email: email() });
});

test('the last head of a school is not erased before somebody else is head', async () => {
	await giveRole(asSystem(), { person_id: one, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	await asks();
	const id = await openId();
	expect(await readErasure(as(officer), id, [personEraser])).toMatchObject({
		value: { preview: { duties: [{ kind: 'role', role: 'school_head', what: 'Želvos gimnazija' }] } }
	});
	expect(await carryOutErasure(as(officer), { erasure_id: id }, [personEraser])).toMatchObject({ refusal: 'duties_left' });
	const head = await somebody('Nauja Vadovė', `nauja${count}@zelva.lt`);
	await giveRole(asSystem(), { person_id: head, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	expect((await carryOutErasure(as(officer), { erasure_id: id }, [personEraser])).ok).toBe(true);
});

test('erased while signed in: the session ends, the name is a tombstone, one last letter goes, and the chain stays whole', async () => {
	const own = `${name}${'a'.repeat(count)}`;
	await ask(
		url,
		`insert into platform.event (name, subject_kind, subject_id, actor_kind, happened_at, particulars)
		values ('thing.happened', 'school', $1, 'system', now(), jsonb_build_object('name', $2::text)),
			('thing.happened', 'school', $1, 'system', now(), jsonb_build_object('name', $2::text || 'ona'))`,
		[school, own]
	);
	await ask(
		url,
		`insert into platform.mail (id, template, locale, to_address, person_id, subject, body, html, written_at)
		values (gen_random_uuid(), 'x', 'lt', 'kitas@zelva.lt', null, $1, $1 || ' rašo: ' || $2 || ', ' || $3 || ', +370 600 11111', $1, now()),
			(gen_random_uuid(), 'x', 'lt', $2, null, 'Jums', 'Laiškas', 'Laiškas', now())`,
		[own, email(), `+370 600 1234${count}`]
	);
	await linkEvents(db.asSystem(), {});
	await asks();
	expect(await findSession(pool, cookie, now())).not.toBeNull();
	expect((await carryOutErasure(as(officer), { erasure_id: await openId() }, [personEraser])).ok).toBe(true);

	expect(await findSession(pool, cookie, now())).toBeNull();
	expect(await ask(url, 'select name, email, phone from people.person where id = $1', [one])).toEqual([
		{ name: erasedName, email: null, phone: null }
	]);
	expect(await inTrx((trx) => personById(trx, one))).toBeUndefined();
	expect(
		await ask(url, `select particulars from platform.event where name = 'thing.happened' and subject_id = $1 order by id desc limit 2`, [
			school
		])
	).toEqual([{ particulars: { name: `${own}ona` } }, { particulars: {} }]);
	const waiting = await ask<{ template: string }>(url, `select template, subject from platform.mail where to_address = $1`, [email()]);
	expect(waiting).toMatchObject([{ template: 'people.erased', subject: 'Jūsų duomenys ištrinti' }]);
	expect(await ask(url, `select body from platform.mail where to_address = 'kitas@zelva.lt' order by written_at desc limit 1`)).toEqual([
		{ body: `${erasedName} rašo: ${erasedName}, ${erasedName}, +370 600 11111` }
	]);

	await ask(url, `update platform.mail set state = 'sent', delivered_at = now() where template = 'people.erased'`);
	await inTrx((trx) => forgetFarewells(trx, now()));
	expect(await ask(url, 'select 1 from platform.mail where to_address = $1', [email()])).toEqual([]);
	for (const { broken } of [...peopleInvariants, ...auditInvariants.slice(0, 1)]) expect(await inTrx(broken)).toEqual([]);
	expect(await carryOutErasure(as(officer), { erasure_id: await openId() }, [personEraser])).toMatchObject({ refusal: 'unknown_erasure' });
	const again = await cookieFor(email());
	expect((await findSession(pool, again, now()))?.person.id).not.toBe(one);
});

test('of a namesake nothing is changed', async () => {
	const own = `${name}${'a'.repeat(count)}`;
	await somebody(own, `bendravarde${count}@kita.lt`);
	await ask(
		url,
		`insert into platform.mail (id, template, locale, to_address, person_id, subject, body, html, written_at)
		values (gen_random_uuid(), 'x', 'lt', 'vadove@kita.lt', null, $1, $1, $1, now())`,
		[own]
	);
	await asks();
	expect((await carryOutErasure(as(officer), { erasure_id: await openId() }, [personEraser])).ok).toBe(true);
	expect(await ask(url, `select subject, body from platform.mail where to_address = 'vadove@kita.lt'`)).toEqual([
		{ subject: own, body: own }
	]);
	expect(await ask(url, 'select count(*)::int as left from people.person where name = $1', [own])).toEqual([{ left: 1 }]);
});

test('the application empties particulars by the one function, and otherwise changes nothing of what has happened', async () => {
	await expect(pool.query(`update platform.event set particulars = '{}'`)).rejects.toThrow('permission denied');
	await expect(pool.query(`update platform.audit_event set salt = null`)).rejects.toThrow('permission denied');
	await expect(pool.query(`delete from people.erasure`)).rejects.toThrow('permission denied');
});
