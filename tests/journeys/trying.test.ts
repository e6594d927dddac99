import { expect, test } from 'vitest';
import { addDays, dayOf } from '#platform';
import { keepSecret } from '#lib/people/server/secret.ts';
import { addMeasure, enterValue } from '#projects/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { value } from '../support/deciding.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { openProject } from '../support/projects.ts';
import { testServer } from '../support/server.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const stage = await openProject(db);
const people = { teacher: stage.teacher, officer: stage.formed.open.centre.officer } as Record<string, string>;
for (const [persona, id] of Object.entries(people)) await ask(db.url, 'update people.person set persona = $1 where id = $2', [persona, id]);
// The network was formed on the day of the tests: for a server with a real clock it stands already.
await ask(
	db.url,
	`update people.role set starts_on = '2026-01-01' where kind <> 'system';
	update networks.duty set starts_on = '2026-01-01' where answer = 'accepted';
	alter table networks.membership disable trigger user; update networks.membership set starts_on = '2026-01-01'; alter table networks.membership enable trigger user`
);
// A measure with a year of values that have moved for the better: twelve weeks, the first four of them the baseline.
const weeks = [12, 15, 11, 14, 13, 18, 19, 22, 21, 25, 27, 30];
const day = (at: number) => addDays(dayOf(new Date()), 7 * (at - weeks.length));
const long = value(
	await addMeasure(db.as(stage.teacher), {
		...{ project_id: stage.project, name: 'Septintokai, per savaitę uždavę bent vieną klausimą', unit: '%', kind: 'outcome' },
		...{ better: 'up', of_aim: false, how: '', rhythm: 'weekly', baseline: '4' }
	})
).id;
for (const [at, one] of weeks.entries())
	value(await enterValue(db.as(stage.teacher), { measure_id: long, typed: `${day(at)} ${one}`, came_by: 'page' }));
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
// Only what a traveller asks the told year for.
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;

const project = `/project/${stage.project}`;
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();
const signedIn = async (who: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> => {
	const [named] = await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [people[who]]);
	const traveller = await travel(browser, server.url, story, outfit);
	await traveller.signInAs({ id: people[who] ?? '', name: named?.name ?? '', email: '' });
	return traveller;
};

test('a team measures, tests a change and decides, without scripts and on a phone', async () => {
	const team = await signedIn('teacher', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	const { page } = team;
	await team.go(`${project}/measures`, { status: 200 });
	expect(await text(team)).toContain('Naujausia reikšmė: 30');
	expect(await text(team)).toContain('Poslinkis aukštyn');
	await team.go(`${project}/measures/new`, { status: 200 });
	await team.press('Išsaugoti matą', { title: /^Klaida/ });
	await page.getByLabel('Ką matuosite?').fill('Pamokos, baigtos klausimu');
	await page.locator('[name=unit]').fill('pamokos');
	await page.getByLabel('Tai, ką darome').check();
	await page.getByLabel('Kai daugiau').check();
	await team.press('Išsaugoti matą');
	await page.getByLabel('Nauja reikšmė').fill('7 mokiniai');
	await team.press('Įrašyti reikšmę', { title: /^Klaida/ });
	expect(await text(team)).toContain('Parašytas kitas vienetas negu mato (pamokos)');
	expect(await page.getByLabel('Nauja reikšmė').inputValue()).toBe('7 mokiniai');
	await page.getByLabel('Nauja reikšmė').fill('vakar – 7 pamokų (tik 7a)');
	await team.press('Įrašyti reikšmę', { status: 200 });
	expect(await text(team)).toContain('tik 7a');

	await team.go(`${project}/cycles`, { status: 200 });
	await team.follow('Suplanuoti bandymą', { status: 200 });
	await page.getByLabel('Ką bandysite?').fill('Trys klausimai pamokos gale');
	await page.getByLabel('Ko tikitės?').fill('Paklaus bent pusė klasės');
	await team.press('Išsaugoti planą', { status: 200 });
	expect(await text(team)).toContain('Bandymas suplanuotas.');
	await team.follow('Parašyti žinią', { status: 200 });
	await page.getByLabel('Ką bandėme?').fill('Trys mokinių klausimai pamokos gale');
	await page.getByLabel('Kas įvyko?').fill('Klausė daugiau negu paprastai');
	await page.getByLabel('Kas toliau?').fill('Kartosime su 7b');
	await team.press('Išsaugoti žinią', { status: 200 });
	expect(await text(team)).toContain('Žinia priskirta bandymui „Trys klausimai pamokos gale“.');
	await page.getByLabel('Kiek? Pasakykite skaičiumi, kad ir apytikriai.').fill('18 iš 24');
	await team.press('Atsakyti', { status: 200 });
	await team.go(`${project}/notes`, { status: 200 });
	expect(await text(team)).toContain('18 iš 24');

	await team.go(`${project}/cycles`);
	await team.follow(/Trys klausimai pamokos gale/, { status: 200 });
	await team.follow('Kaip sekasi', { status: 200 });
	await page.getByLabel('Ką padarėte?').fill('Keturias pamokas iš eilės.');
	await team.press('Išsaugoti', { status: 200 });
	await team.follow('Pakeisti planą', { status: 200 });
	expect(await text(team)).toContain('Prognozė nebekeičiama');
	await page.goBack();
	await team.follow('Nuspręsti', { status: 200 });
	await team.press('Nuspręsti', { title: /^Klaida/ });
	await page.getByLabel('Ką sužinojote?').fill('Paklausė trys ketvirtadaliai klasės.');
	await page.getByLabel('Diegiame').check();
	await team.press('Nuspręsti', { status: 200 });
	expect(await text(team)).toContain('Nuspręsta: diegiame.');
	expect(await text(team)).toContain('Suplanuoti kitą bandymą');
});

test('whoever looks on reads it in English and finds nothing to fill in', async () => {
	const officer = await signedIn('officer', { locale: 'en' });
	for (const path of ['measures', `measures/${long}`, 'cycles', 'notes']) {
		await officer.go(`${project}/${path}`, { status: 200 });
		expect(await officer.page.locator('main form').count()).toBe(0);
	}
	await officer.go(`${project}/measures/${long}`);
	expect(await text(officer)).toContain('Shift up');
});
