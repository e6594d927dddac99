import { beforeAll, expect, test } from 'vitest';
import { readSettings, writeMail } from '#platform/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { giveRole } from '../give-role.ts';
import { addOrganisation } from '../organisations.ts';
import { findOrAddPerson } from '../persons.ts';
import { openAccounts } from '../sign-in/accounts.ts';
import { signedLink } from '../signed-link.ts';
import { readLetter } from './read-floor.ts';

const { as, asSystem, asPublic, pool } = await testDatabase();
const open = (more: Record<string, string>) =>
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough', LOG_LEVEL: 'silent', ...more }));
const inTrx = <T>(act: (trx: Parameters<typeof addOrganisation>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
let officer: string;

beforeAll(async () => {
	open({});
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	officer = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Laima Vaitkutė', email: 'laima@centras.lt' }));
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
});

test('an officer reads a letter, but none of the secrets with which its addressee acts', async () => {
	const token = signedLink('sign-in', '01890000-0000-7000-8000-000000000000', today);
	const school = '/school/01890000-0000-7000-8000-000000000000';
	const secret = [
		...[`/sign-in/link/${token}?to=%2Fen%2Ftoday`, `/en/invitation/${token}`, `/contact/${token}`],
		...[`${school}/claim/${token}`, `/municipality/endorsement/${token}`]
	];
	const plain = [`${school}/applications/01890000-0000-7000-8000-000000000001`, '/calls/rudens-kvietimas'];
	const paragraphs = [...secret, ...plain].map((path) => ({ act: 'Atverti', address: `https://kartu.example${path}` }));
	const to = { email: 'ona@mokykla.lt', locale: 'lt' as const };
	const id = await inTrx((trx) => writeMail(trx, today, 'people.sign_in', to, { subject: 'Prisijungimas', paragraphs }));

	const read = await readLetter(as(officer), id ?? '');
	expect(JSON.stringify(read)).not.toContain(token);
	const body = read.ok ? (read.value?.body ?? '') : '';
	for (const path of plain) expect(body).toContain(path);
	expect(body).toContain('https://kartu.example/sign-in/link/…\n');

	for (const [more, whole] of [
		[{ KARTU_EMBEDDED: '1' }, true],
		[{ KARTU_EMBEDDED: '1', SMTP_URL: 'smtp://mail.example' }, false],
		[{}, false]
	] as const) {
		open(more);
		expect(JSON.stringify(await readLetter(as(officer), id ?? '')).includes(token)).toBe(whole);
	}
	expect(await readLetter(asPublic(), id ?? '')).toMatchObject({ refusal: 'not_yours' });
});
