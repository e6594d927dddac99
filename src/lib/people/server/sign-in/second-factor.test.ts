import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform';
import { readSettings } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { giveRole } from '../give-role.ts';
import { addOrganisation } from '../organisations.ts';
import { findOrAddPerson } from '../persons.ts';
import { readSession } from '../session.ts';
import { openAccounts } from './accounts.ts';
import { makeToken, signInWithLink } from './link.ts';
import { removePasskey } from './passkeys.ts';
import { signInWithPassword } from './password.ts';
import { beginSecondFactor, endSecondFactor, sessionOwing, showCode } from './second-factor.ts';
import { setPassword } from './set-password.ts';
import type { Cookie, Visit } from './visit.ts';

const { as, asSystem, asPublic, pool, beside } = await testDatabase();
const open = (more: Record<string, string> = {}) =>
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough to be one', LOG_LEVEL: 'silent', ...more }));
const visit = (cookies: Cookie[]): Visit => ({
	cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
	agent: null,
	address: '192.0.2.1'
});
const sessionOf = (cookies: Cookie[]) => readSession(pool, new Headers({ cookie: visit(cookies).cookie ?? '' }), new Date());
const anybody = () => asPublic(new Date());

async function signIn(email: string): Promise<Cookie[]> {
	const outcome = await signInWithLink(anybody(), { token: await makeToken(email), visit: visit([]) });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.cookies;
}

/** What an app in a phone shows: RFC 6238 with its defaults. */
function codeOf(secret: string, at = Date.now()): string {
	const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
	const digest = createHmac('sha1', key).update(counter).digest();
	return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

let officer: string;
let secret: string;
let spare: string[];
beforeAll(async () => {
	open({ KARTU_SECOND_FACTOR: '1' });
	officer = await asSystem()
		.db.transaction()
		.execute(async (trx) => findOrAddPerson(trx, new Date(), { name: 'Centro Darbuotoja', email: 'officer@centras.lt' }));
	const centre = await asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2020-01-01' });
});
afterAll(() => open());

test('the staff of a centre are nobody until they have set up and shown a second factor', async () => {
	const cookies = await signIn('officer@centras.lt');
	expect(await sessionOf(cookies)).toBeNull();
	expect(await sessionOwing(anybody(), visit(cookies))).toMatchObject({
		second_factor: 'owed',
		has_second_factor: false,
		person: { id: officer }
	});

	const setup = await beginSecondFactor(anybody(), { password: '', visit: visit(cookies) });
	if (!setup.ok) throw new Error(setup.refusal);
	({ secret, spare_codes: spare } = setup.value);
	expect(setup.value.uri).toContain('otpauth://totp/Kartu');
	expect(spare).toHaveLength(10);
	expect(await showCode(anybody(), { code: '000000', visit: visit(cookies) })).toMatchObject({ refusal: 'code_wrong' });
	const shown = await showCode(anybody(), { code: ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)} `, visit: visit(cookies) });
	if (!shown.ok) throw new Error(shown.refusal);
	expect(await sessionOf(shown.value.cookies)).toMatchObject({ person: { id: officer } });
});

test('each new session shows it again: by the app, or by a spare code that works once', async () => {
	const [one, two, three] = [await signIn('officer@centras.lt'), await signIn('officer@centras.lt'), await signIn('officer@centras.lt')];
	expect(await sessionOf(one)).toBeNull();
	expect(await showCode(anybody(), { code: codeOf(secret), visit: visit(one) })).toMatchObject({ ok: true });
	expect(await sessionOf(one)).not.toBeNull();
	expect(await showCode(anybody(), { code: spare[0] ?? '', visit: visit(two) })).toMatchObject({ ok: true });
	expect(await sessionOf(two)).not.toBeNull();
	expect(await showCode(anybody(), { code: spare[0] ?? '', visit: visit(three) })).toMatchObject({ refusal: 'code_wrong' });
	expect(await sessionOf(three)).toBeNull();
	expect(await beginSecondFactor(anybody(), { password: '', visit: visit(three) })).toMatchObject({ refusal: 'already_set' });
	expect(await showCode(anybody(), { code: codeOf(secret), visit: visit([]) })).toMatchObject({ refusal: 'not_signed_in' });
});

test('whoever still owes it takes no passkey away', async () => {
	const id = newId();
	await beside.query(
		`insert into people.passkey (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
		select $1, 'Telefonas', 'key', id, 'credential', 0, 'singleDevice', false from people."user" where person_id = $2`,
		[id, officer]
	);
	const left = async () => (await beside.query('select id from people.passkey where id = $1', [id])).rows.length;
	const cookies = await signIn('officer@centras.lt');
	expect(await removePasskey(anybody(), { id, visit: visit(cookies) })).toMatchObject({ refusal: 'passkey_unknown' });
	expect(await left()).toBe(1);
	await showCode(anybody(), { code: codeOf(secret), visit: visit(cookies) });
	expect(await removePasskey(as(officer, new Date()), { id, visit: visit(cookies) })).toMatchObject({ ok: true });
	expect(await left()).toBe(0);
});

test('a password alone does not pass it', async () => {
	const cookies = await signIn('officer@centras.lt');
	await showCode(anybody(), { code: codeOf(secret), visit: visit(cookies) });
	expect(await setPassword(as(officer, new Date()), { present: '', wanted: 'obuoliai ir kriaušės', visit: visit(cookies) })).toMatchObject({
		ok: true
	});
	const outcome = await signInWithPassword(anybody(), { email: 'officer@centras.lt', password: 'obuoliai ir kriaušės', visit: visit([]) });
	if (!outcome.ok) throw new Error(outcome.refusal);
	expect(await sessionOf(outcome.value.cookies)).toBeNull();
	expect(await showCode(anybody(), { code: codeOf(secret), visit: visit(outcome.value.cookies) })).toMatchObject({ ok: true });
	expect(await sessionOf(outcome.value.cookies)).not.toBeNull();
	expect(
		await endSecondFactor(as(officer, new Date()), { password: 'ne tas slaptažodis', visit: visit(outcome.value.cookies) })
	).toMatchObject({ refusal: 'password_wrong' });
	const ended = await endSecondFactor(as(officer, new Date()), { password: 'obuoliai ir kriaušės', visit: visit(outcome.value.cookies) });
	expect(ended).toMatchObject({ ok: true });
	expect(await sessionOf(ended.ok ? ended.value.cookies : [])).toBeNull();
});

test('where the installation does not ask for it, nobody owes it but who has chosen it', async () => {
	open();
	expect(await sessionOf(await signIn('officer@centras.lt'))).not.toBeNull();
	const chosen = await signIn('chosen@mokykla.lt');
	const setup = await beginSecondFactor(anybody(), { password: '', visit: visit(chosen) });
	await showCode(anybody(), { code: codeOf(setup.ok ? setup.value.secret : ''), visit: visit(chosen) });
	expect(await sessionOf(await signIn('chosen@mokykla.lt'))).toBeNull();
});

test('guessing codes is limited', async () => {
	const cookies = await signIn('chosen@mokykla.lt');
	let refusal = '';
	for (let n = 0; n < 22 && refusal !== 'too_many_tries'; n += 1) {
		const outcome = await showCode(anybody(), { code: '123456', visit: visit(cookies) });
		if (!outcome.ok) refusal = outcome.refusal;
	}
	expect(refusal).toBe('too_many_tries');
});
