import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { findOrAddPerson } from '../persons.ts';
import { readSession } from '../session.ts';
import { openAccounts } from './accounts.ts';
import { beginOpenId, finishOpenId, openIdName } from './openid.ts';
import type { Cookie, Visit } from './visit.ts';

const { asSystem, asPublic, pool, beside } = await testDatabase();
const anybody = () => asPublic(new Date());
const line = (cookies: Pick<Cookie, 'name' | 'value'>[]) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
const visit = (cookies: Cookie[] = []): Visit => ({ cookie: line(cookies) || null, agent: 'Firefox', address: '192.0.2.1' });

const people: Record<string, { email: string; email_verified: boolean; name: string }> = {
	ona: { email: 'ona@mokykla.lt', email_verified: true, name: 'Ona iš kito registro' },
	nauja: { email: 'nauja@mokykla.lt', email_verified: true, name: 'Nauja Mokytoja' },
	jonas: { email: 'jonas@mokykla.lt', email_verified: false, name: 'Jonas' },
	nobody: { email: 'nobody@mokykla.lt', email_verified: false, name: 'Niekas' }
};

let server: Server;
let issuer: string;

/** A real provider on this machine; its sign-in page is a form that believes whatever name is typed. */
beforeAll(async () => {
	server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const provider = new Provider(issuer, {
		clients: [
			{
				client_id: 'kartu',
				client_secret: 'a secret of the client',
				redirect_uris: ['http://127.0.0.1:3000/sign-in/openid/callback'],
				grant_types: ['authorization_code'],
				response_types: ['code']
			}
		],
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		conformIdTokenClaims: false,
		cookies: { keys: ['a key of the test'] },
		features: { devInteractions: { enabled: true } },
		findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) })
	});
	server.on('request', provider.callback());
	openAccounts(
		pool,
		readSettings({
			KARTU_SECRET: 'a secret of this test, long enough to be one',
			LOG_LEVEL: 'silent',
			OIDC_ISSUER: issuer,
			OIDC_CLIENT_ID: 'kartu',
			OIDC_CLIENT_SECRET: 'a secret of the client',
			OIDC_NAME: 'Mokyklų tapatybė'
		})
	);
});
afterAll(() => void server.close());

/** A browser at the provider: follows where it is sent and answers its two forms, until it is sent back to us. */
async function atTheProvider(url: string, login: string): Promise<URL> {
	const jar = new Map<string, string>();
	let next: { url: string; form?: Record<string, string> } = { url };
	for (let step = 0; step < 12; step += 1) {
		const headers = {
			cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
			...(next.form ? { 'content-type': 'application/x-www-form-urlencoded' } : {})
		};
		const answer = await fetch(next.url, {
			headers,
			redirect: 'manual',
			...(next.form ? { method: 'POST', body: new URLSearchParams(next.form) } : {})
		});
		for (const cookie of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
			if (value) jar.set(name, value);
			else jar.delete(name);
		}
		const location = answer.headers.get('location');
		if (location) {
			next = { url: new URL(location, next.url).href };
			if (!next.url.startsWith(issuer)) return new URL(next.url);
			continue;
		}
		const page = await answer.text();
		const action = /action="([^"]+)"/u.exec(page)?.[1];
		if (!action) throw new Error(page.slice(0, 500));
		const prompt = /name="prompt" value="(\w+)"/u.exec(page)?.[1] ?? '';
		next = { url: new URL(action, next.url).href, form: prompt === 'login' ? { prompt, login, password: 'any' } : { prompt } };
	}
	throw new Error('the provider did not send the browser back');
}

async function signIn(login: string, to = '/today') {
	const begun = await beginOpenId(anybody(), { to, visit: visit() });
	if (!begun.ok) throw new Error(begun.refusal);
	const back = await atTheProvider(begun.value.url, login);
	return {
		begun: begun.value,
		back,
		outcome: await finishOpenId(anybody(), { query: Object.fromEntries(back.searchParams), visit: visit(begun.value.cookies) })
	};
}
const sessionOf = (cookies: Cookie[]) => readSession(pool, new Headers({ cookie: line(cookies) }), new Date());

test('an address that the provider has proven joins the person who has it, under the name they have here', async () => {
	expect(openIdName()).toBe('Mokyklų tapatybė');
	const ona = await asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, new Date(), { name: 'Ona Onaitė', email: 'ona@mokykla.lt' }));
	const { outcome } = await signIn('ona', '/calls?x=1');
	expect(outcome).toMatchObject({ ok: true, value: { person_id: ona, unnamed: false, to: '/calls?x=1' } });
	expect(await sessionOf(outcome.ok ? outcome.value.cookies : [])).toMatchObject({ person: { id: ona, name: 'Ona Onaitė' } });
	const again = await signIn('ona');
	expect(again.outcome).toMatchObject({ ok: true, value: { person_id: ona } });
	const { rows } = await beside.query(`select access_token, id_token, refresh_token from people.account where provider_id = 'openid'`);
	expect(rows).toEqual([{ access_token: null, id_token: null, refresh_token: null }]);
});

test('somebody new comes with the name that the provider tells', async () => {
	const { outcome } = await signIn('nauja');
	expect(outcome).toMatchObject({ ok: true, value: { unnamed: false } });
	expect(await sessionOf(outcome.ok ? outcome.value.cookies : [])).toMatchObject({
		person: { name: 'Nauja Mokytoja', email: 'nauja@mokykla.lt' }
	});
});

test('an address that the provider has not proven opens nobody’s record and makes none', async () => {
	await asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, new Date(), { name: 'Jonas Jonaitis', email: 'jonas@mokykla.lt' }));
	for (const login of ['jonas', 'nobody'])
		expect((await signIn(login)).outcome).toMatchObject({ ok: false, refusal: 'openid_address_unproven' });
	const { rows } = await beside.query(
		`select count(*)::int as n from people."user" where email in ('jonas@mokykla.lt', 'nobody@mokykla.lt')`
	);
	expect(rows[0].n).toBe(0);
});

test('an answer that this browser did not ask for, or a used one, signs nobody in', async () => {
	const { begun, back } = await signIn('ona');
	const query = Object.fromEntries(back.searchParams);
	expect(await finishOpenId(anybody(), { query, visit: visit(begun.cookies) })).toMatchObject({ refusal: 'openid_failed' });
	expect(await finishOpenId(anybody(), { query, visit: visit() })).toMatchObject({ refusal: 'openid_failed' });
	expect(await finishOpenId(anybody(), { query: { error: 'access_denied' }, visit: visit() })).toMatchObject({ refusal: 'openid_failed' });
	expect(await finishOpenId(anybody(), { query: {}, visit: visit() })).toMatchObject({ refusal: 'openid_failed' });
});

test('a return address outside the site is not followed', async () => {
	const { outcome } = await signIn('ona', 'https://evil.example/');
	expect(outcome).toMatchObject({ ok: true, value: { to: '/' } });
});

test('beginning at the provider is limited by the address', async () => {
	const from = (address: string) => beginOpenId(anybody(), { to: '/', visit: { ...visit(), address } });
	for (let n = 0; n < 60; n += 1) expect(await from('203.0.113.8')).toMatchObject({ ok: true });
	expect(await from('203.0.113.8')).toMatchObject({ refusal: 'too_many_tries' });
	expect(await from('203.0.113.9')).toMatchObject({ ok: true });
});

test('without a provider there is no such way in', async () => {
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough to be one', LOG_LEVEL: 'silent' }));
	expect(openIdName()).toBeNull();
	expect(await beginOpenId(anybody(), { to: '/', visit: visit() })).toMatchObject({ refusal: 'no_provider' });
});
