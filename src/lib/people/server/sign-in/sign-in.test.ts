import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { readSettings } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { giveRole } from '../give-role.ts';
import { addOrganisation } from '../organisations.ts';
import { findOrAddPerson, personByEmail } from '../persons.ts';
import { readSession } from '../session.ts';
import { openAccounts } from './accounts.ts';
import { forgetSessions } from './forget-sessions.ts';
import { requestSignInLink, sentLetter, signInLink, signInLinkState, signInWithLink } from './link.ts';
import { passkeyQuestion } from './passkeys.ts';
import { signInWithPassword } from './password.ts';
import { personasAtTheDoor, signInAsPersona } from './persona.ts';
import { endOtherSessions, endSession, sessionsOf } from './sessions.ts';
import { setPassword } from './set-password.ts';
import { signOut } from './sign-out.ts';
import type { Cookie, Visit } from './visit.ts';

const { as, asSystem, asPublic, pool, beside } = await testDatabase();
const secret = 'a secret of this test, long enough to be one';
const settings = (more: Record<string, string> = {}) => readSettings({ KARTU_SECRET: secret, LOG_LEVEL: 'silent', ...more });
const open = (more?: Record<string, string>) => openAccounts(pool, settings(more));

const visit = (cookies: Cookie[] = [], address = '192.0.2.1'): Visit => ({
	cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') || null,
	agent: 'Firefox',
	address
});
const sessionOf = (cookies: Cookie[], now = new Date()) => readSession(pool, new Headers({ cookie: visit(cookies).cookie ?? '' }), now);
const anybody = () => asPublic(new Date());
const inTrx = <T>(act: (trx: Parameters<typeof personByEmail>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);

const tokenIn = (address: string) => /\/sign-in\/link\/([^?]+)/.exec(address)?.[1] ?? '';
async function tokenFor(email: string): Promise<string> {
	const made = await signInLink(anybody(), email);
	return made.ok ? tokenIn(made.value) : '';
}
async function signIn(email: string): Promise<Cookie[]> {
	const outcome = await signInWithLink(anybody(), { token: await tokenFor(email), visit: visit() });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.cookies;
}

beforeAll(() => open());
afterEach(() => {
	vi.useRealTimers();
	open();
});

test('a letter signs in a new person, who has not told their name yet', async () => {
	const asked = await requestSignInLink(anybody(), { email: ' Nauja@Mokykla.LT ', to: '/calls?x=1', address: '192.0.2.1' });
	if (!asked.ok) throw new Error(asked.refusal);
	const { rows } = await beside.query(
		`select to_address, body from platform.mail where template = 'people.sign_in' order by written_at desc limit 1`
	);
	expect(rows[0].to_address).toBe('nauja@mokykla.lt');
	expect(rows[0].body).toContain('?to=%2Fcalls%3Fx%3D1');
	expect(await sentLetter(anybody(), asked.value.ticket)).toEqual({ email: 'nauja@mokykla.lt', letter: null });
	expect(await sentLetter(anybody(), 'forged.token.here')).toBeNull();

	const outcome = await signInWithLink(anybody(), { token: tokenIn(rows[0].body), visit: visit() });
	expect(outcome).toMatchObject({ ok: true, value: { unnamed: true } });
	const session = await sessionOf(outcome.ok ? outcome.value.cookies : []);
	expect(session).toMatchObject({ person: { email: 'nauja@mokykla.lt' }, roles: [] });
});

test('the letter is shown on the page only in a demonstration that sends none', async () => {
	for (const [more, shown] of [
		[{ KARTU_EMBEDDED: '1' }, true],
		[{ KARTU_EMBEDDED: '1', SMTP_URL: 'smtp://mail.example' }, false],
		[{}, false]
	] as const) {
		open(more);
		const asked = await requestSignInLink(anybody(), {
			email: `demo${String(shown)}${Object.keys(more).length}@mokykla.lt`,
			to: '/',
			address: '192.0.2.9'
		});
		const sent = await sentLetter(anybody(), asked.ok ? asked.value.ticket : '');
		expect(sent?.letter !== null).toBe(shown);
	}
});

test('somebody who stands in a team signs in as that person, with the roles of today', async () => {
	const listed = await inTrx((trx) => findOrAddPerson(trx, new Date(), { name: 'Ona Onaitė', email: 'ona@mokykla.lt' }));
	const school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' }));
	await giveRole(asSystem(), { person_id: listed, kind: 'school_head', organisation_id: school, starts_on: '2020-01-01' });
	await giveRole(asSystem(), {
		person_id: listed,
		kind: 'team_member',
		organisation_id: school,
		starts_on: '2020-01-01',
		ends_on: '2020-12-31'
	});
	const cookies = await signIn('ona@mokykla.lt');
	expect(await sessionOf(cookies)).toMatchObject({
		person: { id: listed, name: 'Ona Onaitė', email: 'ona@mokykla.lt' },
		roles: [{ kind: 'school_head', organisation_id: school, organisation: 'Želvos gimnazija' }]
	});
	const { rows } = await beside.query(`select name, actor_id from platform.event where subject_id = $1 and name = 'person.signed_in'`, [
		listed
	]);
	expect(rows).toEqual([{ name: 'person.signed_in', actor_id: listed }]);
});

test('a link works once, also when it is opened twice at once', async () => {
	const token = await tokenFor('once@mokykla.lt');
	expect(await signInLinkState(anybody(), token)).toMatchObject({ ok: true });
	const outcomes = await Promise.all([1, 2, 3].map(() => signInWithLink(anybody(), { token, visit: visit() })));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.filter(({ ok }) => !ok).every((outcome) => !outcome.ok && outcome.refusal === 'link_used')).toBe(true);
	expect(await signInLinkState(anybody(), token)).toMatchObject({ refusal: 'link_used' });
});

test('looking at a link does not use it up', async () => {
	const token = await tokenFor('scanner@mokykla.lt');
	for (let n = 0; n < 3; n += 1) expect(await signInLinkState(anybody(), token)).toMatchObject({ ok: true });
	expect(await signInWithLink(anybody(), { token, visit: visit() })).toMatchObject({ ok: true });
});

test('a link is over after a quarter of an hour, and a made-up one is none', async () => {
	const token = await tokenFor('late@mokykla.lt');
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
	expect(await signInWithLink(anybody(), { token, visit: visit() })).toMatchObject({ refusal: 'link_expired' });
	for (const forged of ['', 'a.b.c', `${token}x`, token.replace(/^./, 'x'), 'x'.repeat(5000)])
		expect(await signInWithLink(anybody(), { token: forged, visit: visit() })).toMatchObject({ refusal: 'link_unknown' });
});

test('letters to one mailbox are limited, and what is no address is said kindly', async () => {
	const ask = (email: string, address = '192.0.2.2') => requestSignInLink(anybody(), { email, to: '/', address });
	const outcomes = [];
	for (let n = 0; n < 11; n += 1) outcomes.push(await ask('many@mokykla.lt'));
	expect(outcomes.map((outcome) => (outcome.ok ? 'sent' : outcome.refusal))).toContain('too_many_tries');
	expect(await ask('')).toMatchObject({ refusal: 'faulty', faults: [{ field: 'email', key: 'people_email_missing' }] });
	expect(await ask('ona')).toMatchObject({ refusal: 'faulty', faults: [{ field: 'email', key: 'people_email_wrong' }] });
	let refusal = '';
	for (let n = 0; n < 130 && !refusal; n += 1) {
		const outcome = await ask(`n${n}@mokykla.lt`, '198.51.100.7');
		if (!outcome.ok) refusal = outcome.refusal;
	}
	expect(refusal).toBe('too_many_tries');
});

test('a password is set by whoever is signed in, signs in from then on, and ends the other sessions', async () => {
	const [one, other] = [await signIn('password@mokykla.lt'), await signIn('password@mokykla.lt')];
	const me = await sessionOf(one);
	const mine = as(me?.person.id ?? '', new Date());
	expect(await setPassword(mine, { present: '', wanted: 'short', visit: visit(one) })).toMatchObject({
		refusal: 'faulty',
		faults: [{ key: 'people_password_too_short' }]
	});
	expect(await setPassword(mine, { present: '', wanted: 'obuoliai ir kriaušės', visit: visit(one) })).toMatchObject({ ok: true });
	expect(await sessionOf(other)).toBeNull();
	expect(await sessionOf(one)).not.toBeNull();

	const tries = (email: string, password: string) => signInWithPassword(anybody(), { email, password, visit: visit() });
	expect(await tries('Password@mokykla.lt', 'obuoliai ir kriaušės')).toMatchObject({ ok: true, value: { unnamed: true } });
	expect(await tries('password@mokykla.lt', 'ne tas slaptažodis')).toMatchObject({ refusal: 'password_wrong' });
	expect(await tries('nobody@mokykla.lt', 'obuoliai ir kriaušės')).toMatchObject({ refusal: 'password_wrong' });
	expect(await tries('password@mokykla.lt', '')).toMatchObject({ refusal: 'faulty' });

	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
	const later = as(me?.person.id ?? '', new Date());
	expect(await setPassword(later, { present: 'ne tas', wanted: 'slyvos ir vyšnios', visit: visit(one) })).toMatchObject({
		faults: [{ field: 'present' }]
	});
	expect(await setPassword(later, { present: 'obuoliai ir kriaušės', wanted: 'slyvos ir vyšnios', visit: visit(one) })).toMatchObject({
		ok: true
	});
	expect(await setPassword(later, { present: '', wanted: 'slyvos ir vyšnios', visit: visit() })).toMatchObject({
		refusal: 'not_signed_in'
	});
});

test('guessing a password is limited', async () => {
	let refusal = '';
	for (let n = 0; n < 22 && refusal !== 'too_many_tries'; n += 1) {
		const outcome = await signInWithPassword(anybody(), {
			email: 'guessed@mokykla.lt',
			password: `spėjimas ${n}`,
			visit: visit([], '192.0.2.77')
		});
		if (!outcome.ok) refusal = outcome.refusal;
	}
	expect(refusal).toBe('too_many_tries');
}, 60_000);

test('a stranger locks nobody out: wrong guesses and letters asked for elsewhere hinder only whoever makes them', async () => {
	const cookies = await signIn('victim@mokykla.lt');
	const me = await sessionOf(cookies);
	await setPassword(as(me?.person.id ?? '', new Date()), { present: '', wanted: 'obuoliai ir kriaušės', visit: visit(cookies) });
	const tries = async (password: string, address: string) => {
		const outcome = await signInWithPassword(anybody(), { email: 'victim@mokykla.lt', password, visit: visit([], address) });
		return outcome.ok ? 'in' : outcome.refusal;
	};
	const asks = async (address: string) => {
		const outcome = await requestSignInLink(anybody(), { email: 'victim@mokykla.lt', to: '/', address });
		return outcome.ok ? 'sent' : outcome.refusal;
	};
	for (let n = 0; n < 10; n += 1) expect(await tries(`spėjimas ${n}`, '203.0.113.5')).toBe('password_wrong');
	expect(await tries('obuoliai ir kriaušės', '203.0.113.5')).toBe('too_many_tries');
	expect(await tries('obuoliai ir kriaušės', '192.0.2.40')).toBe('in');

	for (let n = 0; n < 5; n += 1) expect(await asks('203.0.113.5')).toBe('sent');
	expect(await asks('203.0.113.5')).toBe('too_many_tries');
	expect(await asks('192.0.2.40')).toBe('sent');
}, 60_000);

test('beginning with a passkey is limited by the address, and others are not hindered', async () => {
	for (let n = 0; n < 60; n += 1) expect(await passkeyQuestion(anybody(), visit([], '203.0.113.6'))).toMatchObject({ ok: true });
	expect(await passkeyQuestion(anybody(), visit([], '203.0.113.6'))).toMatchObject({ refusal: 'too_many_tries' });
	expect(await passkeyQuestion(anybody(), visit([], '203.0.113.7'))).toMatchObject({ ok: true });
}, 60_000);

test('sessions are listed and ended one by one; an ended one is out at its next request', async () => {
	const [one, other, third] = [
		await signIn('sessions@mokykla.lt'),
		await signIn('sessions@mokykla.lt'),
		await signIn('sessions@mokykla.lt')
	];
	const me = await sessionOf(one);
	const mine = as(me?.person.id ?? '', new Date());
	const listed = await inTrx((trx) => sessionsOf(trx, mine, me?.person.id ?? '', visit(one).cookie));
	expect(listed).toHaveLength(3);
	expect(listed.map(({ here }) => here)).toEqual([true, false, false]);
	expect(listed[0]).toMatchObject({ agent: 'Firefox', address: '192.0.2.1' });

	const otherId = (await sessionOf(other))?.id ?? '';
	const stranger = await sessionOf(await signIn('stranger@mokykla.lt'));
	expect(await endSession(as(stranger?.person.id ?? '', new Date()), { session_id: otherId })).toMatchObject({
		refusal: 'unknown_session'
	});
	expect(await endSession(mine, { session_id: otherId })).toMatchObject({ ok: true });
	expect(await sessionOf(other)).toBeNull();
	await endOtherSessions(mine, visit(one));
	expect(await sessionOf(third)).toBeNull();
	expect(await sessionOf(one)).not.toBeNull();
	await signOut(mine, visit(one));
	expect(await sessionOf(one)).toBeNull();
});

test('sessions and links whose time is over are forgotten, others are kept', async () => {
	const cookies = await signIn('kept@mokykla.lt');
	const waiting = await tokenFor('kept@mokykla.lt');
	await inTrx((trx) => forgetSessions(trx, new Date()));
	expect(await sessionOf(cookies)).not.toBeNull();
	expect(await signInLinkState(anybody(), waiting)).toMatchObject({ ok: true });
	await inTrx((trx) => forgetSessions(trx, new Date(Date.now() + 31 * 86_400_000)));
	const { rows } = await beside.query('select (select count(*) from people.session) + (select count(*) from people.verification) as left');
	expect(rows).toEqual([{ left: 0 }]);
});

test('a cookie that we did not sign, or whose session is over, is nobody', async () => {
	const cookies = await signIn('cookie@mokykla.lt');
	expect(await sessionOf(cookies, new Date(Date.now() + 31 * 86_400_000))).toBeNull();
	for (const value of ['', 'x', 'x.y', '%', encodeURIComponent('token.c2lnbmF0dXJl')])
		expect(await sessionOf([{ name: 'kartu.session_token', value, maxAge: null }])).toBeNull();
	expect(await readSession(pool, new Headers(), new Date())).toBeNull();
	const { rows } = await beside.query(`update people.person set erased_at = now() where email = 'cookie@mokykla.lt' returning id`);
	expect(rows).toHaveLength(1);
	expect(await sessionOf(cookies)).toBeNull();
});

test('the door of the personas exists only on the embedded database, and only for personas', async () => {
	const persona = await inTrx((trx) =>
		findOrAddPerson(trx, new Date(), { name: 'Vadovė Persona', email: 'persona@kartu.example', persona: 'school_head' })
	);
	const nobody = await inTrx((trx) => findOrAddPerson(trx, new Date(), { name: 'Ne Persona', email: 'nobody@kartu.example' }));
	const school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Personų mokykla' }));
	await giveRole(asSystem(), { person_id: persona, kind: 'school_head', organisation_id: school, starts_on: '2020-01-01' });

	expect(await personasAtTheDoor(anybody())).toEqual([]);
	expect(await signInAsPersona(anybody(), { person_id: persona, visit: visit() })).toMatchObject({ refusal: 'no_such_door' });

	open({ KARTU_EMBEDDED: '1' });
	expect(await personasAtTheDoor(anybody())).toEqual([
		{
			id: persona,
			key: 'school_head',
			name: 'Vadovė Persona',
			email: 'persona@kartu.example',
			role: 'school_head',
			organisation: 'Personų mokykla'
		}
	]);
	expect(await signInAsPersona(anybody(), { person_id: nobody, visit: visit() })).toMatchObject({ refusal: 'no_such_door' });
	expect(await signInAsPersona(anybody(), { person_id: 'x', visit: visit() })).toMatchObject({ refusal: 'no_such_door' });
	const outcome = await signInAsPersona(anybody(), { person_id: persona, visit: visit() });
	expect(await sessionOf(outcome.ok ? outcome.value.cookies : [])).toMatchObject({ person: { id: persona } });
});
