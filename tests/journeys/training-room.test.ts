import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { pdf } from '../support/office.ts';
import { broughtToNow } from '../support/published.ts';
import { participantOf, preparedSeason } from '../support/room.ts';
import { testServer } from '../support/server.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const season = await preparedSeason(db, { schools: 1 });
await broughtToNow(db);
const training = season.trainings[0] as string;
const people = {
	officer: season.officer,
	lecturer: season.lecturers[0],
	head: season.schools[0]?.head,
	member: await participantOf(db, training)
} as Record<string, string>;
for (const [persona, id] of Object.entries(people)) await ask(db.url, 'update people.person set persona = $1 where id = $2', [persona, id]);
await ask(db.url, `update people.person set email = 'dalyve@mokykla.example' where id = $1`, [people['member']]);
const [edition] = await ask<{ programme: string; slug: string }>(
	db.url,
	'select programme.slug as programme, edition.slug from programmes.edition join programmes.programme on programme.id = edition.programme_id where edition.id = $1',
	[season.edition]
);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
// Only what a traveller asks the told year for.
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;

const desk = `/programme/${edition?.programme}/editions/${edition?.slug}`;
const room = `/training/${training}`;
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();
const signedIn = async (who: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> => {
	const [named] = await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [people[who]]);
	const traveller = await travel(browser, server.url, story, outfit);
	await traveller.signInAs({ id: people[who] ?? '', name: named?.name ?? '', email: '' });
	return traveller;
};
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(pdf()) });

test('the centre prepares programme, material and kits without scripts', async () => {
	const officer = await signedIn('officer', { javaScriptEnabled: false });
	await officer.go(`${desk}/base-programmes`, { status: 200, title: /Bazinės programos/ });
	await officer.follow(/Parengti.*Dalykų ryšiai/, { status: 200 });
	await officer.press('Pridėti dalį', { status: 200 });
	await officer.press('Išsaugoti versiją', { title: /^Klaida/ });
	expect(await text(officer)).toContain('Įrašykite dalies pavadinimą');
	await officer.page.getByLabel('Dalies pavadinimas').last().fill('Ką nusinešime į pamokas');
	await officer.page.getByLabel('Kontaktinės valandos').last().fill('vieną');
	await officer.press('Išsaugoti versiją', { title: /^Klaida/ });
	await officer.page.getByLabel('Kontaktinės valandos').last().fill('0,5');
	await officer.press('Išsaugoti versiją', { status: 200 });
	expect(await text(officer)).toContain('1 versija');

	await officer.go(`${desk}/materials`, { status: 200 });
	await officer.page.getByLabel('Dalomosios medžiagos rinkinys dalyviui').check();
	await officer.page.getByLabel('Pavadinimas').fill('Stebėjimo lapas');
	await officer.page.getByLabel('Licencija').fill('CC BY 4.0');
	await officer.press('Pridėti medžiagą', { title: /^Klaida/ });
	await officer.page.getByLabel('Failas').setInputFiles(file('lapas.pdf'));
	await officer.press('Pridėti medžiagą', { status: 200 });
	await officer.follow('Rinkinių sąrašas', { status: 200 });
	await officer.press('Suskaičiuoti rinkinius', { status: 200 });
	await officer.page.getByRole('checkbox').first().check();
	await officer.press('Pažymėti, kad išsiųsta', { status: 200 });
	expect(await text(officer)).toContain('išsiųstas');
});

test('a school shows its lecturers a document and receives its kits', async () => {
	const head = await signedIn('head');
	await head.go(room, { status: 200 });
	await head.follow('Mokyklos dokumentai lektoriams', { status: 200 });
	await head.page.getByLabel('Kas tai per dokumentas').fill('Mikroklimato tyrimas');
	await head.page.getByLabel('Failas').setInputFiles(file('tyrimas.pdf'));
	await head.press('Parodyti lektoriams', { status: 200 });
	expect(await text(head)).toContain('Mikroklimato tyrimas');
	await head.go(`${room}/kits`, { status: 200 });
	await head.page.getByLabel('Kiek rinkinių gauta').fill('aštuonis');
	await head.press('Pažymėti, kad gauta', { title: /^Klaida/ });
	await head.page.getByLabel('Kiek rinkinių gauta').fill('7');
	await head.press('Pažymėti, kad gauta', { status: 200 });
	expect(await text(head)).toContain('Gauta mažiau, negu išsiųsta');
});

test('lecturers get to know the school and adapt the programme, each change with its reason', async () => {
	const lecturer = await signedIn('lecturer', { javaScriptEnabled: false });
	await lecturer.go(`${room}/school`, { status: 200 });
	const known = await text(lecturer);
	expect(known).toContain('2.1.3 Orientavimasis į mokinių poreikius, lygis 2,4');
	expect(known).not.toContain('Mokytojai nori dirbti kartu.');
	await lecturer.follow('Pritaikyti programą pagal šias išvadas', { status: 200 });
	await lecturer.follow('Pritaikyti programą mokyklai', { status: 200 });
	await lecturer.page.getByLabel('Kaip vyksta').nth(1).fill('Vaizdo įrašų aptarimas');
	await lecturer.press(/Pašalinti.*Ką darysime kitaip/, { status: 200 });
	await lecturer.press('Išsaugoti versiją', { title: /^Klaida/ });
	for (const box of await lecturer.page.locator('.field.wrong textarea').all()) await box.fill('Mokiniai per mažai įtraukiami.');
	for (const finding of await lecturer.page.locator('.field.wrong select').all()) await finding.selectOption({ index: 1 });
	await lecturer.press('Išsaugoti versiją', { status: 200 });
	const told = await text(lecturer);
	for (const word of ['pakeista', 'išbraukta', 'Vaizdo įrašų aptarimas', 'Mokyklos išvada: 2.1.3']) expect(told).toContain(word);
	const english = await signedIn('lecturer', { locale: 'en' });
	await english.go(`${room}/programme`, { status: 200, title: /Programme/ });
	await english.go(`${room}/documents`, { status: 200 });
});

test('afterwards it is written what was done, and participants keep their material', async () => {
	await ask(
		db.url,
		`update delivery.session set held_on = held_on - 300, begins_at = begins_at - interval '300 days', ends_at = ends_at - interval '300 days'`
	);
	const member = await signedIn('member');
	await member.go(`${room}/materials`, { status: 200 });
	expect(await text(member)).toContain('Stebėjimo lapas');
	const lecturer = await signedIn('lecturer', { locale: 'en' });
	await lecturer.go(`${room}/programme/account`, { status: 200 });
	await lecturer.press('Save the account', { title: /^Error/ });
	for (const box of await lecturer.page.getByLabel('as planned').all()) await box.check();
	await lecturer.press('Save the account', { status: 200 });
	expect(await text(lecturer)).toContain('as planned');
});
