import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { ask, testDatabase } from '../support/database.ts';
import { testBrowser } from '../support/browser.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { preparedSeason, teach } from '../support/taught.ts';
import { testServer } from '../support/server.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const season = await preparedSeason(db);
const training = season.trainings[0] as string;
await db.beside.query(`update scheduling.lecturer set municipality_id = (select id from schools.municipality where code = 'LT-15')`);
await teach(db, { delivery: training, lecturers: season.lecturers.slice(0, 2) });
const people = { officer: season.officer, lecturer: season.lecturers[0], head: season.schools[0]?.head } as Record<string, string>;
for (const [persona, id] of Object.entries(people)) await ask(db.url, 'update people.person set persona = $1 where id = $2', [persona, id]);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;

const signedIn = async (who: string, outfit: { locale?: 'lt' | 'en'; javaScriptEnabled?: boolean } = {}): Promise<Traveller> => {
	const [person] = await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [people[who]]);
	const traveller = await travel(browser, server.url, story, outfit);
	await traveller.signInAs({ id: people[who] ?? '', name: person?.name ?? '', email: '' });
	return traveller;
};
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();

test('a lecturer hands over three days without scripts, the officer sends it back, and it is approved the second time', async () => {
	const lecturer = await signedIn('lecturer', { javaScriptEnabled: false });
	await lecturer.go('/lecturer/statements', { status: 200, title: /Mano darbo ataskaitos/ });
	expect(await text(lecturer)).toContain('Kontaktinių: 18 ak. val., konsultacijų: 6 ak. val.');
	await lecturer.follow(/Rengti ataskaitą/, { status: 200 });
	expect(await text(lecturer)).toContain('Kauno miesto savivaldybė');
	const kilometres = lecturer.page.getByLabel('Kiek kilometrų važiavote tą dieną?');
	await kilometres.nth(1).fill('daug');
	await kilometres.nth(2).fill('204');
	await lecturer.press('Pateikti ataskaitą', { title: /^Klaida/ });
	expect(await text(lecturer)).toContain('Įrašykite sveiką kilometrų skaičių, ne didesnį kaip 1500');
	// What was typed stays, right and wrong.
	expect(await kilometres.nth(1).inputValue()).toBe('daug');
	expect(await kilometres.nth(2).inputValue()).toBe('204');
	await kilometres.nth(1).fill('190');
	await lecturer.press('Pateikti ataskaitą', { status: 200 });
	expect(await text(lecturer)).toMatch(/Ataskaita LA-\d{4}-\d{6} pateikta/);

	const officer = await signedIn('officer');
	await officer.go('/today', { status: 200 });
	await officer.follow(/Patvirtinkite lektoriaus darbo ataskaitą/, { status: 200 });
	expect(await text(officer)).toMatch(/204\s+apskaičiuota 18[24] km/);
	await officer.page.getByText('Grąžinti patikslinti').click();
	await officer.press('Grąžinti lektoriui', { title: /^Klaida/ });
	await officer.page.getByLabel('Ką reikia patikslinti?').fill('Antrą dieną važiavote kartu.');
	await officer.press('Grąžinti lektoriui', { status: 200 });

	await lecturer.go('/today', { status: 200 });
	await lecturer.follow(/grąžinta: patikslinkite ir pateikite iš naujo/, { status: 200 });
	await lecturer.press('Pateikti ataskaitą', { status: 200 });
	expect(await text(lecturer)).toContain('Antrą dieną važiavote kartu.');

	await officer.go('/today');
	await officer.follow(/Patvirtinkite lektoriaus darbo ataskaitą/, { status: 200 });
	await officer.press('Patvirtinti apmokėti', { status: 200 });
	expect(await text(officer)).toContain('Patvirtinta');
	const pdf = await officer.page.request.get(
		await officer.page.getByRole('link', { name: 'Ataskaita PDF' }).getAttribute('href').then(String)
	);
	expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
});

test('the statements of an edition and their lists, in English too', async () => {
	const officer = await signedIn('officer', { locale: 'en' });
	const [edition] = await ask<{ path: string }>(
		db.url,
		`select '/programme/' || programme.slug || '/editions/' || edition.slug || '/statements' as path
		from programmes.edition join programmes.programme on programme.id = edition.programme_id where edition.id = $1`,
		[season.edition]
	);
	await officer.go(edition?.path ?? '', { status: 200, title: /Lecturers’ statements/ });
	expect(await text(officer)).toContain('Approved (1)');
	await officer.follow(/^LA-/, { status: 200 });
	const sheet = await officer.page.request.get(`/en${edition?.path}/list.csv?state=approved`);
	expect((await sheet.text()).trim().split('\r\n')).toHaveLength(2);
});

test('the school sees what the evidence holds and lacks, and takes it as one archive', async () => {
	const head = await signedIn('head');
	await head.go(`/training/${training}/evidence`, { status: 200, title: /Ataskaitiniai dokumentai/ });
	const said = await text(head);
	expect(said).toContain('nepridėtas pasirašytas lapas');
	expect(said).toContain('24 ak. val.');
	const download = head.page.waitForEvent('download');
	await head.page.getByRole('link', { name: 'Atsisiųsti rinkinį (ZIP)' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/^MOK-\d{4}-\d{6}\.zip$/);
	const parts: Buffer[] = [];
	for await (const part of await file.createReadStream()) parts.push(part as Buffer);
	expect(Object.keys(unzipSync(new Uint8Array(Buffer.concat(parts)))).map((path) => path.split('/')[1])).toContain(
		'3-lankomumo-suvestine.pdf'
	);
	const english = await signedIn('head', { locale: 'en' });
	await english.go(`/training/${training}/evidence`, { status: 200, title: /Evidence of the training/ });
	const lecturer = await signedIn('lecturer');
	await lecturer.go(`/training/${training}/evidence`, { status: 404 });
});
