import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform';
import { addOrganisation, findOrAddPerson, giveRole } from '#people/server';
import { ask, testDatabase } from '../support/database.ts';
import { testServer } from '../support/server.ts';
import { cookieOf, get, post } from '../support/sign-in.ts';

const db = await testDatabase();
const server = await testServer(db);
const query = <Row extends object>(sql: string, values?: unknown[]) => ask<Row & Record<string, unknown>>(db.url, sql, values);
const now = new Date();
const cookies: Record<'officer' | 'one', string> = { officer: '', one: '' };
let one: string;

beforeAll(async () => {
	const inTrx = <T>(act: (trx: Parameters<typeof findOrAddPerson>[0]) => Promise<T>) => db.asSystem(now).db.transaction().execute(act);
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	const school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Želvos gimnazija' }));
	const officer = await inTrx((trx) => findOrAddPerson(trx, now, { name: 'Rasa Centrienė', email: 'rasa@centras.example' }));
	one = await inTrx((trx) => findOrAddPerson(trx, now, { name: 'Ūla Išeinanti', email: 'ula@zelva.example', phone: '+370 600 55555' }));
	await giveRole(db.asSystem(now), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
	await giveRole(db.asSystem(now), { person_id: one, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	cookies.officer = await cookieOf({ query }, server, officer);
	cookies.one = await cookieOf({ query }, server, one);
}, 120_000);

const page = async (path: string, who: 'officer' | 'one') => {
	const answer = await get(server.url, path, cookies[who]);
	return { status: answer.status, text: await answer.text() };
};
const send = async (path: string, fields: Record<string, string>, who: 'officer' | 'one') =>
	(await post(server.url, path, fields, cookies[who])).status;
const request = async () => (await query<{ id: string }>('select id from people.erasure where withdrawn_at is null'))[0]?.id ?? '';

test('somebody asks on their page and takes it back, without scripts and in both languages', async () => {
	expect((await page('/profile', 'one')).text).toContain('/profile/erasure');
	expect((await page('/profile/erasure', 'one')).text).toContain('Prašyti ištrinti');
	expect(await send('/profile/erasure?/ask', {}, 'one')).toBe(303);
	expect((await page('/profile/erasure', 'one')).text).toContain('Prašymas pateiktas');
	expect(await send('/profile/erasure?/ask', {}, 'one')).toBe(303);
	expect(await query('select 1 from people.erasure')).toHaveLength(1);
	expect(await send('/profile/erasure?/withdraw', {}, 'one')).toBe(303);
	expect((await page('/profile/erasure?done=withdrawn', 'one')).text).toContain('Niekas neištrinta');
	expect((await page('/en/profile/erasure', 'one')).text).toContain('What will be erased');
	expect(await send('/profile/erasure?/ask', {}, 'one')).toBe(303);
});

test('an officer sees it on Today, what is handed over first, and refuses or erases only with what that needs', async () => {
	const path = `/admin/people/erasures/${await request()}`;
	expect((await page('/today', 'officer')).text).toContain(path);
	expect((await page('/admin/people/erasures', 'officer')).text).toContain('Ūla Išeinanti');
	expect((await page('/admin/people/erasures', 'one')).status).toBe(403);
	expect((await page(path, 'one')).status).toBe(403);
	expect((await page(`/admin/people/erasures/${newId()}`, 'officer')).status).toBe(404);
	const held = await page(path, 'officer');
	expect(held.text).toContain('Želvos gimnazija');
	expect(held.text).not.toContain('?/erase');
	expect(await send(`${path}?/erase`, { sure: 'yes' }, 'officer')).toBe(409);
	expect(await send(`${path}?/refuse`, { reason: 'ne' }, 'officer')).toBe(422);
	expect(await send(`${path}?/erase`, { sure: 'yes' }, 'one')).toBe(403);
	await query(`update people.role set kind = 'team_member' where person_id = $1`, [one]);
	expect(await send(`${path}?/erase`, {}, 'officer')).toBe(422);
	expect((await page(path, 'officer')).text).toContain('?/erase');
});

test('once erased, whoever was signed in is out, and the officer sees it done', async () => {
	const path = `/admin/people/erasures/${await request()}`;
	expect(await send(`${path}?/erase`, { sure: 'yes' }, 'officer')).toBe(303);
	expect((await page('/profile', 'one')).status).toBe(303);
	const done = await page(`${path}?done=erased`, 'officer');
	expect(done.text).toContain('Asmens duomenys ištrinti');
	expect(done.text).not.toContain('Ūla Išeinanti');
	expect(await send(`${path}?/erase`, { sure: 'yes' }, 'officer')).toBe(409);
	for (const where of ['/admin/people', '/admin/audit', '/admin/mail', '/admin/people/erasures']) {
		const seen = await page(where, 'officer');
		expect([where, seen.status, seen.text.includes('Ūla Išeinanti')]).toEqual([where, 200, false]);
	}
});
