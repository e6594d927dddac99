import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { heldTraining } from '../support/held.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { testServer } from '../support/server.ts';
import { cookieOf, get } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const { season, delivery, participants } = await heldTraining(db, [8, 8, 8, 8, 8, 7]);
const [one, two, three] = participants as [(typeof participants)[0], (typeof participants)[0], (typeof participants)[0]];
const people = {
	officer: season.officer,
	lecturer: season.lecturers[0] ?? '',
	head: season.schools[0]?.head ?? '',
	teacher: one.person_id,
	other: two.person_id
};
for (const [at, { person_id }] of [one, two].entries())
	await ask(db.url, 'update people.person set email = $1 where id = $2', [`mokytoja.${at}@mokykla.example`, person_id]);
for (const [persona, id] of Object.entries(people)) await ask(db.url, 'update people.person set persona = $1 where id = $2', [persona, id]);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const page = `/training/${delivery}/certificates`;

const signedIn = async (who: keyof typeof people, outfit: object = {}): Promise<Traveller> => {
	const traveller = await travel(browser, server.url, story, outfit);
	const [person] = await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [people[who]]);
	await traveller.signInAs({ id: people[who], name: person?.name ?? '', email: '' });
	return traveller;
};
const text = ({ page: shown }: Traveller) => shown.locator('main').innerText();
const certificates = () =>
	ask<{ id: string; number: string; code: string; statement: string; person_id: string }>(
		db.url,
		'select id, number, code, statement, person_id from credentials.certificate order by serial'
	);

test('a teacher confirms her name on a phone, without scripts', async () => {
	const teacher = await signedIn('teacher', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await teacher.go(page, { status: 200, title: /Pažymėjimai/ });
	expect(await text(teacher)).toContain('Dalyvauta 24 iš 24 ak. val. (100 %)');
	await teacher.page.getByLabel('Vardas ir pavardė').fill('Eglė 1');
	await teacher.press('Patvirtinti vardą ir pavardę', { title: /^Klaida: / });
	expect(await teacher.page.getByLabel('Vardas ir pavardė').inputValue()).toBe('Eglė 1');
	await teacher.page.getByLabel('Vardas ir pavardė').fill('Eglė Šimkutė-Rimkė');
	await teacher.press('Patvirtinti vardą ir pavardę', { title: /Pažymėjimai/ });
	expect(await text(teacher)).toContain('Vardas ir pavardė patvirtinti');
});

test('an officer takes the other names from the sheet, sees who waits and why, and issues', async () => {
	const officer = await signedIn('officer');
	const edition = await ask<{ path: string }>(
		db.url,
		`select '/programme/' || p.slug || '/editions/' || e.slug as path from programmes.edition e join programmes.programme p on p.id = e.programme_id where e.id = $1`,
		[season.edition]
	);
	const at = edition[0]?.path ?? '';
	await officer.go(`${at}/certificates/terms`, { status: 200 });
	await officer.page.getByLabel('Programos kodas NŠPR').fill('999999999');
	await officer.press('Išsaugoti sąlygas', { title: /^Klaida: / });
	expect(await text(officer)).toContain('999999999 – laikinas kodas');
	await officer.page.getByLabel('Programos kodas NŠPR').fill('213 000 123');
	await officer.press('Išsaugoti sąlygas', { title: /Pažymėjimų išdavimo sąlygos/ });

	await officer.go(page, { status: 200 });
	await officer.page.locator('main details summary').click();
	for (const { person_id } of [two, three]) await officer.page.locator(`input[name=person][value="${person_id}"]`).check();
	await officer.press('Įrašyti patvirtintus vardus', { status: 200 });
	await officer.press('Išduoti 3 pažymėjimus', { status: 200 });
	expect(await text(officer)).toContain('Pažymėjimai išduoti');
	const issued = await certificates();
	expect(issued).toHaveLength(3);
	await officer.go(`${at}/certificates?q=rimke`, { status: 200 });
	expect(await officer.page.locator('tbody tr').count()).toBe(1);
	await officer.follow(issued[0]?.number ?? '', { status: 200 });
	const english = await signedIn('officer', { locale: 'en' });
	await english.go(page, { status: 200, title: /Certificates/ });
	await english.go(`${at}/certificates/terms`, { status: 200 });
});

test('the holder gets a document of one page, by the letter too; nobody else does', async () => {
	const [certificate] = await certificates();
	const cookie = await cookieOf(story, server, one.person_id);
	const answer = await get(server.url, `${page}/${certificate?.id}/certificate.pdf`, cookie, 'application/pdf');
	expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
	const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
	expect(document.numPages).toBe(1);
	const stranger = await cookieOf(story, server, two.person_id);
	expect((await get(server.url, `${page}/${certificate?.id}/certificate.pdf`, stranger)).status).toBe(404);

	const letter = () =>
		ask<{ body: string }>(db.url, `select body from platform.mail where template = 'certificate-issued' and person_id = $1`, [
			one.person_id
		]);
	await expect.poll(async () => (await letter()).length, { timeout: 20_000 }).toBe(1);
	const link = /\/certificates\/download\/[\w.~-]+/.exec((await letter())[0]?.body ?? '')?.[0] ?? '';
	expect((await get(server.url, link)).status).toBe(200);
	expect((await get(server.url, `${link}x`)).status).toBe(404);
	const holder = await signedIn('teacher', { viewport: { width: 390, height: 844 } });
	await holder.go('/profile/certificates', { status: 200 });
	await holder.follow(certificate?.number ?? '', { status: 200 });
});

describe('anybody checks', () => {
	test('by number and code, typed as people type, and learns no name', async () => {
		const [certificate] = await certificates();
		const { number = '', code = '' } = certificate ?? {};
		const reader = await travel(browser, server.url, story, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
		await reader.go('/certificates', { status: 200 });
		await reader.press('Patikrinti', { title: /^Klaida: / });
		await reader.page.getByLabel('Numeris').fill(number.toLowerCase().replaceAll('-', ' '));
		await reader.page.getByLabel('Patikros kodas').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
		await reader.press('Patikrinti', { title: /Pažymėjimas galioja/ });
		expect(await text(reader)).toContain('E. Š.-R.');
		expect(await reader.page.content()).not.toContain('Eglė');
		await reader.go(`/certificates/${number}~ABCDEFGH`, { title: /Tokio pažymėjimo nėra/ });
	});

	test('by the statement of the QR; a changed one is refused; a revoked one is told', async () => {
		const [certificate, other] = await certificates();
		const statement = certificate?.statement ?? '';
		const reader = await travel(browser, server.url, story, { locale: 'en' });
		await reader.go(`/certificates/${statement}`, { title: /The certificate is valid/ });
		expect(await reader.page.content()).not.toContain('Eglė');
		const changed = statement.slice(0, 60) + (statement[60] === 'A' ? 'B' : 'A') + statement.slice(61);
		await reader.go(`/certificates/${changed}`, { title: /The statement was changed/ });
		const officer = await signedIn('officer');
		await officer.go(`${page}/${other?.id}/revocation`, { status: 200 });
		await officer.press('Panaikinti pažymėjimą visam laikui', { title: /^Klaida: / });
		await officer.page.getByLabel('Kodėl pažymėjimas naikinamas?').fill('Išduota ne tam žmogui');
		await officer.press('Panaikinti pažymėjimą visam laikui', { status: 200 });
		await reader.go(`/certificates/${other?.statement}`, { title: /The certificate was revoked/ });
		expect(await reader.page.content()).not.toContain('Išduota ne tam');
	});
});

test('the page kept on a disk checks without a network, in both languages, and says what it cannot know', async () => {
	const [certificate] = await certificates();
	const statement = certificate?.statement ?? '';
	const answer = await fetch(`${server.url}/certificates/verifier.html`);
	expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
	const html = await answer.text();
	expect(html.length).toBeLessThan(120_000);
	const file = join(mkdtempSync(join(tmpdir(), 'kartu-verifier-')), 'kartu.html');
	writeFileSync(file, html);
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
	await context.setOffline(true);
	const kept = await context.newPage();
	const complaints: string[] = [];
	kept.on('pageerror', ({ message }) => complaints.push(message));
	kept.on('console', (message) => complaints.push(message.text()));
	await kept.goto(pathToFileURL(file).href);
	const verdictOf = async (given: string) => {
		await kept.locator('#statement').fill(given);
		await kept.locator('button').click();
		return kept.locator('#verdict').innerText();
	};
	expect(await verdictOf(`https://kartu.example/certificates/${statement}`)).toMatch(/^Pasirašyta tikru raktu/);
	expect(await kept.locator('#result').innerText()).toMatch(/be tinklo sužinoti negalima/);
	expect(await kept.locator('tbody tr').filter({ hasText: 'Eglė Šimkutė-Rimkė' }).count()).toBe(1);
	expect(await verdictOf(statement.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')))).toMatch(/^Teiginys pakeistas/);
	await kept.getByRole('link', { name: 'English' }).click();
	expect(await verdictOf('MM-2027-000001')).toMatch(/^There is no statement/);
	await kept.locator('#statement').fill('');
	await kept.locator('button').click();
	expect(await kept.locator('#problems').innerText()).toContain('Paste the statement of the certificate');
	expect(complaints).toEqual([]);
	const checker = await context.newCDPSession(kept);
	await checker.send('Page.setBypassCSP', { enabled: true });
	await kept.evaluate(axe);
	const violations = await kept.evaluate(async () => {
		const { axe: found } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } };
		return (await found.run()).violations.map(({ id }) => id);
	});
	expect(violations).toEqual([]);
	expect(await kept.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await context.close();
});
