import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readSettings } from '#platform/server';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { askForEmail, confirmEmail, emailByLink } from './change-email.ts';
import { findOrAddPerson, personById } from './persons.ts';
import { openAccounts } from './sign-in/accounts.ts';
import { makeToken, signInWithLink } from './sign-in/link.ts';

const { as, asSystem, asPublic, pool, beside } = await testDatabase();
const inTrx = <T>(act: (trx: Parameters<typeof personById>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
const visit = { cookie: null, agent: null, address: '' };
/** An address of the school of one test. */
const at = (name: string) => `${name}@zelva${made}.example`;
let made = 0;
let rasa: string;
let email: string;

beforeAll(() => openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough to be one', LOG_LEVEL: 'silent' })));
beforeEach(async () => {
	made += 1;
	email = at('rasa');
	rasa = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Rasa Rasienė', email }));
});

type Letter = { to_address: string; template: string; body: string };
const letters = async (): Promise<Letter[]> =>
	(
		await beside.query<Letter>(
			'select to_address, template, body from platform.mail where to_address like $1 order by written_at, template',
			[at('%')]
		)
	).rows;
/** Asks for an address and takes the token out of the letter that goes there. */
async function asked(address: string): Promise<string> {
	expect(await askForEmail(as(rasa), { email: address })).toMatchObject({ ok: true });
	const letter = (await letters()).find(({ to_address }) => to_address === address);
	return /\/profile\/email\/(\S+)/.exec(letter?.body ?? '')?.[1] ?? '';
}
const addressOf = async (id: string) => (await inTrx((trx) => personById(trx, id)))?.email;
const signedInWith = async (address: string) => {
	// The library’s clock is the machine’s.
	const outcome = await signInWithLink(asPublic(new Date()), { token: await makeToken(address), visit });
	return outcome.ok ? outcome.value.person_id : outcome.refusal;
};

test('the new address counts once its mailbox has been read, and the old one is told', async () => {
	expect(await signedInWith(email)).toBe(rasa);
	const token = await asked(at('nauja'));
	expect((await letters()).map(({ to_address }) => to_address)).toEqual([at('nauja')]);
	expect(await emailByLink(asPublic(), token)).toEqual({ ok: true, value: { email: at('nauja') } });
	expect(await addressOf(rasa)).toBe(email);

	expect(await confirmEmail(asPublic(), token)).toEqual({ ok: true, value: { email: at('nauja') } });
	expect(await addressOf(rasa)).toBe(at('nauja'));
	expect(await signedInWith(at('nauja'))).toBe(rasa);
	const notice = (await letters()).find(({ template }) => template === 'people.email_changed');
	expect(notice).toMatchObject({ to_address: email });
	expect(notice?.body).not.toContain(at('nauja'));
	const { rows } = await beside.query(`select actor_id from platform.event where name = 'person.email_changed' and subject_id = $1`, [
		rasa
	]);
	expect(rows).toEqual([{ actor_id: rasa }]);
	expect(await signedInWith(email)).not.toBe(rasa);
});

test('the link works once, and not after another change', async () => {
	const first = await asked(at('pirma'));
	const second = await asked(at('antra'));
	expect(await confirmEmail(asPublic(), second)).toMatchObject({ ok: true });
	for (const token of [first, second]) expect(await confirmEmail(asPublic(), token)).toMatchObject({ refusal: 'link_used' });
	expect(await addressOf(rasa)).toBe(at('antra'));
});

test('after 24 hours the link is too old; a made-up one is none', async () => {
	const token = await asked(at('veliau'));
	const late = new Date(today.getTime() + 24 * 3_600_000);
	expect(await confirmEmail(asPublic(late), token)).toMatchObject({ refusal: 'link_expired' });
	expect(await emailByLink(asPublic(), `${token}x`)).toMatchObject({ refusal: 'link_unknown' });
	expect(await addressOf(rasa)).toBe(email);
});

test('an address of another person, or of an account, is not taken; who asks is not told whose it is', async () => {
	const other = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Kita Moteris', email: at('kita') }));
	const token = await asked(at('kita'));
	expect(await confirmEmail(asPublic(), token)).toMatchObject({ refusal: 'email_taken' });
	expect([await addressOf(rasa), await addressOf(other)]).toEqual([email, at('kita')]);
});

test.each([
	['nothing', '', 'people_email_missing'],
	['no address', 'rasa@', 'people_email_wrong'],
	['the same in capitals', 'SAME', 'people_email_same']
])('it is told at the field: %s', async (_, typed, key) => {
	const address = typed === 'SAME' ? email.toUpperCase() : typed;
	expect(await askForEmail(as(rasa), { email: address })).toMatchObject({ refusal: 'faulty', faults: [{ field: 'email', key }] });
	expect(await letters()).toEqual([]);
});

test('nobody asks without being signed in, nor all the time', async () => {
	expect(await askForEmail(asPublic(), { email: at('nauja') })).toMatchObject({ refusal: 'not_signed_in' });
	for (let time = 0; time < 5; time++) await askForEmail(as(rasa), { email: at('nauja') });
	expect(await askForEmail(as(rasa), { email: at('nauja') })).toMatchObject({ refusal: 'too_many_tries' });
	expect(await letters()).toHaveLength(5);
});
