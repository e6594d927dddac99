import { beforeAll, expect, test } from 'vitest';
import { readSettings, writeMail } from '#platform/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { giveRole } from '../give-role.ts';
import { addOrganisation } from '../organisations.ts';
import { findOrAddPerson } from '../persons.ts';
import { openAccounts } from '../sign-in/accounts.ts';
import { signedLink } from '../signed-link.ts';
import { chooseOrganisation } from '../choose-organisation.ts';
import { listPeople, personFile } from '../people-list.ts';
import { peopleOfSchool } from '../people-of-school.ts';
import { readAudit, readJobs, readLetter, readOutbox, retryJob } from './read-floor.ts';

const { as, asSystem, asPublic, pool } = await testDatabase();
const open = (more: Record<string, string>) =>
	openAccounts(pool, readSettings({ KARTU_SECRET: 'a secret of this test, long enough', LOG_LEVEL: 'silent', ...more }));
const inTrx = <T>(act: (trx: Parameters<typeof addOrganisation>[0]) => Promise<T>) => asSystem().db.transaction().execute(act);
let officer: string, guest: string, guestCentre: string, school: string;

beforeAll(async () => {
	open({});
	const centre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Centras' }));
	guestCentre = await inTrx((trx) => addOrganisation(trx, { kind: 'centre', name: 'Kitas centras' }));
	school = await inTrx((trx) => addOrganisation(trx, { kind: 'school', name: 'Slaptoji mokykla' }));
	guest = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Jonas Kitas', email: 'jonas@kitas.lt' }));
	officer = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Laima Vaitkutė', email: 'laima@centras.lt' }));
	await giveRole(asSystem(), { person_id: officer, kind: 'centre_officer', organisation_id: centre, starts_on: '2026-01-01' });
	await giveRole(asSystem(), { person_id: guest, kind: 'centre_officer', organisation_id: guestCentre, starts_on: '2026-01-01' });
});

test('only the officers of the first centre look after the installation: letters and jobs are theirs', async () => {
	const to = { email: 'slapta@mokykla.lt', locale: 'lt' as const };
	const letter = await inTrx((trx) => writeMail(trx, today, 'people.sign_in', to, { subject: 'Slaptas laiškas', paragraphs: [] }));
	expect(await readOutbox(as(officer), { page: 1 })).toMatchObject({ value: { rows: [{ subject: 'Slaptas laiškas' }] } });
	expect(await readJobs(as(officer), { page: 1 })).toMatchObject({ ok: true });
	const refused = { ok: false, refusal: 'not_yours', faults: [] };
	expect(await readOutbox(as(guest), { page: 1 })).toEqual(refused);
	expect(await readLetter(as(guest), letter ?? '')).toEqual(refused);
	expect(await readJobs(as(guest), { page: 1 })).toEqual(refused);
	expect(await retryJob(as(guest), '01890000-0000-7000-8000-000000000000')).toEqual(refused);
});

test('an officer of another centre is told in the audit what has happened to that centre, and nothing else', async () => {
	const head = await inTrx((trx) => findOrAddPerson(trx, today, { name: 'Slapta Vadovė', email: 'vadove@mokykla.lt' }));
	await giveRole(as(officer), { person_id: head, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' });
	const whole = await readAudit(as(officer), { page: 1 });
	expect(JSON.stringify(whole)).toContain('Slaptoji mokykla');
	const own = await readAudit(as(guest), { page: 1 });
	expect(own).toMatchObject({ value: { total: 1, names: ['role.given'], rows: [{ particulars: { organisation: 'Kitas centras' } }] } });
	expect(await readAudit(as(head), { page: 1 })).toMatchObject({ refusal: 'not_yours' });
});

test('an officer of another centre sees and gives roles in that centre only', async () => {
	const [expert, teacher] = await Promise.all(
		['Ona Ekspertė', 'Rasa Mokytoja'].map((name) =>
			inTrx((trx) => findOrAddPerson(trx, today, { name, email: `${name.slice(0, 2).toLowerCase()}@lt.lt` }))
		)
	);
	await giveRole(asSystem(), { person_id: teacher ?? '', kind: 'school_coordinator', organisation_id: school, starts_on: '2026-01-01' });
	await giveRole(asSystem(), { person_id: expert ?? '', kind: 'expert', organisation_id: school, starts_on: '2026-01-01' });
	expect(
		await giveRole(as(guest), { person_id: expert ?? '', kind: 'expert', organisation_id: guestCentre, starts_on: '2026-01-01' })
	).toMatchObject({ ok: true });
	const all = { q: '', kind: null, limit: 50, offset: 0 };
	const listed = await listPeople(as(guest), all);
	expect(listed).toMatchObject({ value: { total: 2, rows: [{ name: 'Jonas Kitas' }, { name: 'Ona Ekspertė' }] } });
	expect(JSON.stringify(listed)).not.toContain('Slaptoji mokykla');
	expect(await listPeople(as(guest), { ...all, kind: 'school_coordinator' })).toMatchObject({ value: { total: 0 } });
	expect(await personFile(as(guest), expert ?? '')).toMatchObject({ value: { roles: [{ organisation_id: guestCentre }] } });
	expect(await personFile(as(guest), teacher ?? '')).toMatchObject({ refusal: 'unknown_person' });
	expect(await personFile(as(officer), teacher ?? '')).toMatchObject({ ok: true });

	const role = { person_id: guest, kind: 'school_head', organisation_id: school, starts_on: '2026-01-01' } as const;
	expect(await giveRole(as(guest), role)).toMatchObject({ refusal: 'not_yours' });
	expect(await peopleOfSchool(as(guest), school)).toMatchObject({ refusal: 'unknown_school' });
	expect(await chooseOrganisation(as(guest), { typed: 'Slaptoji mokykla', chosen: '', kind: 'school_head' })).toEqual({
		organisation: null,
		matches: []
	});
	expect(await chooseOrganisation(as(guest), { typed: '', chosen: school, kind: 'school_head' })).toEqual({
		organisation: null,
		matches: []
	});
});

test('an officer reads a letter, but none of the secrets with which its addressee acts', async () => {
	const token = signedLink('sign-in', '01890000-0000-7000-8000-000000000000', today);
	const school = '/school/01890000-0000-7000-8000-000000000000';
	const secret = [
		...[`/sign-in/link/${token}?to=%2Fen%2Ftoday`, `/en/invitation/${token}`, `/contact/${token}`],
		...[`${school}/claim/${token}`, `/municipality/endorsement/${token}`],
		...[`/certificates/name/${token}`, `/certificates/download/${token}`, `/certificates/%C5%A0MM-2026-000123~${token}`],
		...[`/offers/${token}`, `/network/duty/${token}`, `/en/network/invitation/${token}`, `/api/calendar/${token}.ics`]
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
