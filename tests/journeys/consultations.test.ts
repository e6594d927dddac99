import { expect, test } from 'vitest';
import { addDays, dayOf } from '#platform';
import { keepSecret } from '#lib/people/server/secret.ts';
import { activateNetwork } from '#networks/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { openFormed, staffed } from '../support/networks.ts';
import { broughtToNow } from '../support/published.ts';
import { participantOf, preparedSeason } from '../support/room.ts';
import { testServer } from '../support/server.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const season = await preparedSeason(db, { schools: 1 });
await broughtToNow(db);
const formed = await openFormed(db, { networks: 1, each: 3 });
const network = formed.networks[0]?.id ?? '';
const { coordinators } = await staffed(db, formed, network);
await activateNetwork(formed.officer(), { network_id: network });
const training = season.trainings[0] as string;
const people = {
	lecturer: season.lecturers[0],
	head: season.schools[0]?.head,
	teacher: await participantOf(db, training),
	coordinator: coordinators[0],
	officer: formed.open.centre.officer
} as Record<string, string>;
for (const [persona, id] of Object.entries(people)) await ask(db.url, 'update people.person set persona = $1 where id = $2', [persona, id]);
// A team member stands in the team before they have an account.
await ask(db.url, `update people.person set email = 'mokytoja@mokykla.example' where id = $1`, [people['teacher']]);
// The network was formed on the day of the tests: for a server with a real clock it stands already.
await ask(
	db.url,
	`update people.role set starts_on = '2026-01-01' where kind in ('network_coordinator', 'expert', 'centre_officer');
	update networks.duty set starts_on = '2026-01-01' where answer = 'accepted';
	alter table networks.membership disable trigger user; update networks.membership set starts_on = '2026-01-01'; alter table networks.membership enable trigger user`
);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
// Only what a traveller asks the told year for.
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;

const room = `/training/${training}/consultations`;
const tomorrow = addDays(dayOf(new Date()), 1).split('-');
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();
const signedIn = async (who: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> => {
	const [named] = await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [people[who]]);
	const traveller = await travel(browser, server.url, story, outfit);
	await traveller.signInAs({ id: people[who] ?? '', name: named?.name ?? '', email: '' });
	return traveller;
};
const fillDay = async ({ page }: Traveller, name: string, [year = '', month = '', day = '']: string[]) => {
	for (const [part, value] of Object.entries({ year, month, day })) await page.locator(`[name=${name}_${part}]`).fill(value);
};

test('a lecturer moves hours out of the days and offers times, without scripts', async () => {
	const lecturer = await signedIn('lecturer', { javaScriptEnabled: false });
	await lecturer.go(room, { status: 200, title: /^Konsultacijos/ });
	expect(await text(lecturer)).toContain('Iš viso konsultacijoms skirta 6 ak. val.');
	await lecturer.follow('Perkelti konsultacijų valandas', { status: 200 });
	const afternoons = lecturer.page.getByLabel('Konsultacijų valandos');
	await afternoons.nth(1).fill('3');
	await lecturer.press('Išsaugoti valandas', { title: /^Klaida/ });
	await afternoons.nth(1).fill('0');
	await lecturer.press('Išsaugoti valandas', { status: 200 });
	expect(await text(lecturer)).toContain('2 ak. val.');

	await lecturer.page.getByText('Pasiūlyti laisvų laikų').click();
	await fillDay(lecturer, 'day', tomorrow);
	await lecturer.page.getByLabel('Nuo kada?').fill('15');
	await lecturer.page.getByLabel('Iki kada?').fill('vakare');
	await lecturer.page.getByLabel('Kur kalbėsitės?').fill('Nuotoliu');
	await lecturer.press('Pasiūlyti laikus', { title: /^Klaida/ });
	expect(await lecturer.page.getByLabel('Nuo kada?').inputValue()).toBe('15');
	await lecturer.page.getByLabel('Iki kada?').fill('16.30');
	await lecturer.press('Pasiūlyti laikus', { status: 200 });
	expect(await text(lecturer)).toMatch(/15:00–15:45, Nuotoliu/);
});

test('a teacher asks from a phone and books the next free time; their school sees only that somebody asked', async () => {
	const teacher = await signedIn('teacher', { viewport: { width: 390, height: 844 } });
	await teacher.go(`/training/${training}`, { status: 200 });
	await teacher.follow('Konsultacijos', { status: 200 });
	await teacher.follow('Klausti lektorių', { status: 200 });
	await teacher.press('Siųsti klausimą', { title: /^Klaida/ });
	await teacher.page.getByLabel('Ko norite paklausti?').fill('Kaip įtraukti mokinius, kurie tyli?');
	await teacher.page.getByLabel('Kada pasikalbėti?').selectOption('next');
	await teacher.press('Siųsti klausimą', { status: 200 });
	expect(await text(teacher)).toContain('Sutarta');
	await teacher.go(room, { status: 200 });
	expect(await text(teacher)).toContain('Kaip įtraukti mokinius');

	const head = await signedIn('head');
	await head.go(room, { status: 200 });
	expect(await text(head)).toContain('Asmeninis klausimas');
	expect(await text(head)).not.toContain('tyli');
});

test('the lecturer answers in writing; the teacher reads it in English', async () => {
	const lecturer = await signedIn('lecturer');
	await lecturer.go(room, { status: 200 });
	await lecturer.follow(/Kaip įtraukti/, { status: 200 });
	await lecturer.follow('Įrašyti įvykusį pokalbį', { status: 200 });
	await lecturer.press('Įrašyti pokalbį', { title: /^Klaida/ });
	await lecturer.page.goBack();
	await lecturer.page.goBack();
	await lecturer.follow('Atsakyti raštu', { status: 200 });
	await lecturer.page.getByLabel('Atsakymas').fill('Pradėkite nuo darbo poromis.');
	await lecturer.page.getByLabel('Kiek minučių tai truko?').fill('120');
	await lecturer.press('Siųsti atsakymą', { title: /^Klaida/ });
	await lecturer.page.getByLabel('Kiek minučių tai truko?').fill('20');
	await lecturer.press('Siųsti atsakymą', { status: 200 });
	await lecturer.page.getByLabel('Užrašai tik lektoriams').fill('Grįžti prie šios temos.');
	await lecturer.press('Išsaugoti užrašus', { status: 200 });

	const teacher = await signedIn('teacher', { locale: 'en' });
	// What people wrote stays in their language, so these pages are not looked over word by word.
	await teacher.page.goto(`/en${room}`);
	expect(await text(teacher)).toContain('Answered in writing');
	await teacher.page.getByRole('link', { name: /Kaip įtraukti/ }).click();
	await teacher.page.waitForLoadState('load');
	expect(await text(teacher)).toContain('Pradėkite nuo darbo poromis.');
	expect(await text(teacher)).not.toContain('Grįžti prie šios temos.');
	await teacher.go('/profile/hours', { status: 200, title: /^My hours/ });
	expect(await text(teacher)).toContain('0.5 ac. hrs');
	const printed = await teacher.page.request.get(`${server.url}/en/profile/hours/hours.pdf`);
	expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);
});

test('a coordinator plans a training of the network, moves it and takes it back', async () => {
	const coordinator = await signedIn('coordinator', { javaScriptEnabled: false });
	await coordinator.go(`/network/${network}`, { status: 200 });
	await coordinator.follow('Tinklo mokymai ir susitikimai', { status: 200 });
	await coordinator.follow('Numatyti mokymus ar susitikimą', { status: 200 });
	await coordinator.press('Numatyti ir pranešti visiems', { title: /^Klaida/ });
	expect(await text(coordinator)).toContain('Pasirinkite, kas ves');
	await coordinator.page.getByLabel('Apie ką?').fill('Kaip klausti pamokoje');
	await coordinator.page.getByLabel('Kur?').fill('Mokykla A');
	await fillDay(coordinator, 'day_0', tomorrow);
	await coordinator.page.locator('[name=from_0]').fill('10.00');
	await coordinator.page.locator('[name=to_0]').fill('14.30');
	await coordinator.page.locator('[name=hours_0]').fill('7');
	await coordinator.page.getByLabel('Alma Koordinatorė').check();
	await coordinator.press('Numatyti ir pranešti visiems', { title: /^Klaida/ });
	expect(await text(coordinator)).toContain('netelpa');
	await coordinator.page.locator('[name=hours_0]').fill('6');
	await coordinator.press('Numatyti ir pranešti visiems', { status: 200 });
	expect(await text(coordinator)).toContain('Kaip klausti pamokoje');
	await coordinator.follow(/^Keisti/, { status: 200 });
	await coordinator.page.getByLabel('Kur?').fill('Mokykla B');
	await coordinator.press('Pakeisti ir pranešti visiems', { status: 200 });
	expect(await text(coordinator)).toContain('Mokykla B');
	await coordinator.follow(/^Keisti/);
	await coordinator.follow('Atšaukti', { status: 200 });
	await coordinator.page.getByLabel('Kodėl atšaukiate?').fill('Pūga.');
	await coordinator.press('Atšaukti ir pranešti visiems', { status: 200 });
	expect(await text(coordinator)).toContain('Atšaukta');

	const officer = await signedIn('officer');
	const { rows } = await db.beside.query(
		'select programme.slug as programme, edition.slug from programmes.edition join programmes.programme on programme.id = edition.programme_id where edition.id = $1',
		[formed.edition.id]
	);
	await officer.go(`/programme/${rows[0].programme}/editions/${rows[0].slug}/networks/prepared`, { status: 200 });
	await officer.page.getByLabel('Nuo kiek akademinių valandų').fill('40');
	await officer.press('Išsaugoti ribą', { status: 200 });
	expect(await text(officer)).toContain('40 ak. val.');
});

test('a school finds the hours of its people', async () => {
	const head = await signedIn('head');
	await head.go(`/school/${season.schools[0]?.id}`, { status: 200 });
	await head.follow('Mokytojų kvalifikacijos tobulinimo valandos', { status: 200 });
	expect(await text(head)).toContain('0,5 ak. val.');
	const sheet = await head.page.request.get(`${server.url}/school/${season.schools[0]?.id}/hours/hours.csv`);
	expect(await sheet.text()).toContain('0,5');
});
