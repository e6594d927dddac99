import { beforeAll, expect, test } from 'vitest';
import { addOrganisation, carryOutRetention, findOrAddPerson, giveRole } from '#people/server';
import { keepers } from '../../src/keepers.ts';
import { ask, testDatabase } from '../support/database.ts';
import { testServer } from '../support/server.ts';
import { cookieOf, get, post } from '../support/sign-in.ts';

const db = await testDatabase();
const server = await testServer(db);
const query = <Row extends object>(sql: string, values?: unknown[]) => ask<Row & Record<string, unknown>>(db.url, sql, values);
const now = new Date();
let officer: string;

beforeAll(async () => {
	const inTrx = <T>(act: (trx: Parameters<typeof findOrAddPerson>[0]) => Promise<T>) => db.asSystem(now).db.transaction().execute(act);
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	const id = await inTrx((trx) => findOrAddPerson(trx, now, { name: 'Rasa Centrienė', email: 'rasa@centras.example' }));
	await giveRole(db.asSystem(now), { person_id: id, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
	officer = await cookieOf({ query }, server, id);
	await query(
		`insert into people.invitation (id, email, name, kind, organisation_id, token_hash, invited_at, expires_at)
		values (gen_random_uuid(), 'seniai@kviesta.example', 'Seniai Kviesta', 'reviewer', $1, 'x', $2::timestamptz - interval '5 years', $2::timestamptz - interval '4 years')`,
		[centre, now]
	);
}, 120_000);

/** What a reader sees, without the code of the page. */
const page = async (path: string, cookie?: string) =>
	(await (await get(server.url, path, cookie)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('everybody reads for what something is kept, on which ground and how long, in both languages, and a term that was changed at once', async () => {
	expect(await page('/privacy')).toContain(
		'Pažymėjimai Kad pažymėjimą būtų galima patikrinti Teisės aktai (BDAR 6 str. 1 d. c p.) 50 metų nuo išdavimo Lieka kaip įrodymas'
	);
	expect(await page('/en/privacy')).toContain('Public task (GDPR, article 6(1)(e)) 3 years from the decision Erased');
});

test('an officer sees what is due and what was announced, changes a term with a reason, and reads what has gone', async () => {
	await carryOutRetention({ keepers, noticeDays: 3, operator: '' })(db.asSystem(new Date(now.getTime() - 5 * 86_400_000)), {});
	const row = /1 metai nuo atsakymo arba kvietimo galiojimo pabaigos Nuasmeninama 1 nuo \d{4} m\. \S+ \d+ d\., 1 įrašas/;
	expect(await page('/admin/retention', officer)).toMatch(row);
	const one = await page('/admin/retention/invitations', officer);
	expect(one).not.toContain('Kviesta');
	const [found] = await query<{ id: string }>(`select id from people.record_class where code = 'invitations'`);
	const send = async (fields: Record<string, string>) =>
		(await post(server.url, '/admin/retention/invitations', { id: found?.id ?? '', ...fields }, officer)).status;
	expect(await send({ months: 'daug', reason: 'Nes taip nusprendė archyvaras.' })).toBe(422);
	expect(await send({ months: '18', reason: 'taip' })).toBe(422);
	expect(await send({ months: '18', reason: 'Nes taip nusprendė archyvaras.' })).toBe(303);
	expect(await page('/admin/retention', officer)).toContain('Atšaukta, nes pakeistas terminas');
	expect(await page('/privacy')).toContain('18 mėnesių nuo atsakymo arba kvietimo galiojimo pabaigos');
});
