import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { answerSurvey, closeSurvey, openSurvey } from '#evaluation/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { boxOf, preparedTraining } from '../support/evaluation.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

// What the server sealed is opened here.
keepSecret('the secret of a test, long enough to sign with');
const db = await testDatabase();
const one = await preparedTraining(db);
const people = one.people as [string, string, string, ...string[]];
await ask(db.url, `update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [people]);
const later = new Date('2027-06-02T09:00:00Z');
const opened = await openSurvey(db.as(one.season.officer, later), { delivery_id: one.delivery, kind: 'practice' });
const survey = opened.ok ? opened.value : '';
const [at] = await ask<{ programme: string; edition: string; call: string }>(
	db.url,
	`select p.slug as programme, e.slug as edition, c.slug as call from programmes.edition e join programmes.programme p on p.id = e.programme_id
	join programmes.call c on c.edition_id = e.id where e.id = $1`,
	[one.season.edition]
);
const server = await testServer(db);
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const phone = { viewport: { width: 390, height: 844 } };
const surveys = `/programme/${at?.programme}/editions/${at?.edition}/surveys`;
const box = () => boxOf(db, survey);

async function travelAs(person: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> {
	const traveller = await travel(browser, server.url, story, outfit);
	const cookies = (await cookieOf(story, server, person)).split('; ').map((cookie) => cookie.split('=') as [string, string]);
	await traveller.context.addCookies(cookies.map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })));
	return traveller;
}

test('with scripts, on a phone: what follows from an answer comes with it and goes with it', async () => {
	const { page, go, look } = await travelAs(people[0], phone);
	await go(`/training/${one.delivery}/practice`, { status: 200, title: 'Ar taikote tai, ką sužinojote mokymuose?' });
	await page.getByRole('button', { name: 'Atsakyti anonimiškai' }).click();
	await page.getByRole('button', { name: 'Įmesti lapelį' }).waitFor();
	expect(await page.getByText('Ką taikote?').count()).toBe(0);
	await page.getByLabel('Kartais').check();
	await page.getByText('Ką taikote?').waitFor();
	await page.getByLabel('Taip, aiškų').check();
	await page.getByLabel('Iš mokinių darbų').check();
	await look();
	await page.getByLabel('Dar ne').check();
	expect(await page.getByText('Iš ko tai matote?').count()).toBe(0);
	await page.getByLabel('Trūksta laiko pasirengti').check();
	await page.waitForTimeout(1100);
	await page.getByRole('button', { name: 'Įmesti lapelį' }).click();
	await page.getByRole('heading', { name: 'Ačiū, Jūsų lapelis urnoje' }).waitFor();
	expect(await box()).toEqual([{ applies: 'not', obstacles: ['time'] }]);
});

test('without scripts it goes in steps, and what was answered before goes along', async () => {
	const { page, go, press, look } = await travelAs(people[1], { ...phone, javaScriptEnabled: false });
	await go(`/training/${one.delivery}/practice`, { status: 200 });
	await press('Atsakyti anonimiškai', { status: 200 });
	await page.getByLabel('Dažnai').check();
	await press('Įmesti lapelį', { status: 200 });
	await page.getByText('Pagal Jūsų atsakymus lieka dar šie klausimai').waitFor();
	expect(await page.getByText('Ar taikote tai, ką sužinojote mokymuose?').count()).toBe(1);
	await look();
	await page.getByLabel('Nedidelį').check();
	await press('Įmesti lapelį', { status: 200 });
	await page.getByLabel('Tai mano įspūdis').check();
	await press('Įmesti lapelį', { status: 200 });
	await page.getByRole('heading', { name: 'Ačiū, Jūsų lapelis urnoje' }).waitFor();
	expect(await box()).toContainEqual({ applies: 'often', change: 'some', evidence: ['feeling'] });
});

test('an officer copies a questionnaire without scripts, breaks it, mends it, and puts it into use', async () => {
	const { page, go, press, look } = await travelAs(one.season.officer, { javaScriptEnabled: false });
	await go(surveys, { status: 200, title: 'Apklausos' });
	await look();
	await page.getByRole('link', { name: 'Ko Jums reikia iš šių mokymų?' }).click();
	await press('Kopijuoti ir keisti', { status: 200 });
	await look();
	await page.getByRole('button', { name: /^Pašalinti\s*: Ar jau ką nors bandėte/ }).click();
	await page.getByRole('link', { name: /„Kas Jums pavyko\?“ priklauso nuo klausimo, kurio prieš jį nėra/ }).waitFor();
	for (const name of ['Kas Jums pavyko?', 'Kas iki šiol trukdė pabandyti?'])
		await page.getByRole('button', { name: new RegExp(`^Pašalinti\\s*: ${name.replace('?', '\\?')}`) }).click();
	await page.getByRole('link', { name: 'Vienas atsakymas iš kelių' }).click();
	await page.getByLabel('Klausimas lietuviškai').fill('Kada Jums patogiau?');
	await press('Išsaugoti klausimą', { status: 422, title: /^Klaida: / });
	expect(await page.getByLabel('Klausimas lietuviškai').inputValue()).toBe('Kada Jums patogiau?');
	await page.getByLabel('Klausimas angliškai').fill('When is better for you?');
	await page.getByLabel('Atsakymai lietuviškai').fill('Rytą\nPo pamokų');
	await page.getByLabel('Atsakymai angliškai').fill('In the morning\nAfter lessons');
	await look();
	await press('Išsaugoti klausimą', { status: 200 });
	await page.getByRole('link', { name: 'Peržiūrėti abiem kalbomis' }).click();
	await page.getByText('When is better for you?').waitFor();
	await look();
	await page.goBack();
	await press('Pradėti naudoti šį klausimyną', { status: 200 });
	await page.getByText('Dabar klausiama pagal Jūsų klausimyno 1 versiją.').waitFor();
});

test('what has ended is laid together for officers, and for everybody without words', async () => {
	for (const person of people.slice(2, 6)) {
		const given = { applies: ['often'], uses: ['lesson'], confident: ['8'], help: ['Slapti žodžiai'] };
		await answerSurvey(db.as(person, later), { survey_id: survey, given });
	}
	await closeSurvey(db.asSystem(later), { survey_id: survey });
	const officer = await travelAs(one.season.officer);
	await officer.go(`${surveys}/results?kind=practice&by=edition`, { status: 200, title: 'Ką rodo visos apklausos kartu' });
	await officer.page.getByText('Ar taikote tai, ką sužinojote mokymuose?').last().waitFor();
	// Four have answered this one.
	expect(await officer.page.getByText('Ką taikote?').count()).toBe(0);
	await officer.page.getByRole('cell', { name: /83 % \(44–97 %; 5\)/ }).waitFor();
	await officer.look();
	const { page, go, look } = await travel(browser, server.url, story, phone);
	await go(`/calls/${at?.call}/evaluation`, { status: 200, title: 'Ką apie mokymus pasakė jų dalyviai' });
	// Five use it often and one does not: the one would be a small cell, so that the public is told neither.
	await page.getByText('Dar nėra ko rodyti').waitFor();
	expect(await page.content()).not.toContain('Slapti');
	await look();
});
