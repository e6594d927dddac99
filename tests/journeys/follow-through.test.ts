import { expect, test } from 'vitest';
import { addDays, dayOf, instantAt } from '#platform';
import { openAccounts } from '#people/server';
import { readSettings } from '#platform/server';
import { askFollowThrough, closeFollowThrough } from '#evaluation/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { preparedTraining } from '../support/evaluation.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { letters } from '../support/published.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
const db = await testDatabase();
const one = await preparedTraining(db);
const people = one.people as [string, ...string[]];
await ask(db.url, `update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [people]);
const server = await testServer(db, { KARTU_SECRET: secret });
openAccounts(db.pool, readSettings({ KARTU_SECRET: secret, LOG_LEVEL: 'silent' }));
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };

async function travelAs(person: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> {
	const traveller = await travel(browser, server.url, story, outfit);
	const cookies = (await cookieOf(story, server, person)).split('; ').map((cookie) => cookie.split('=') as [string, string]);
	await traveller.context.addCookies(cookies.map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })));
	return traveller;
}

/** Moves the days of the training so that the last one is this. */
async function lastOn(day: string): Promise<void> {
	await ask(
		db.url,
		`with moved as (select $2::date - max(held_on) as days from delivery.session where delivery_id = $1)
		update delivery.session s set held_on = held_on + moved.days, begins_at = begins_at + moved.days * interval '1 day',
			ends_at = ends_at + moved.days * interval '1 day' from moved where delivery_id = $1`,
		[one.delivery, day]
	);
}

test('the last day, two weeks later, and the consultation: on a phone without scripts', async () => {
	const today = dayOf(new Date());
	await lastOn(today);
	const { page, go, press, follow, look } = await travelAs(people[0], phone);
	await go('/today', { status: 200 });
	await follow(/Užrašykite sau, ką darysite po mokymų/, { status: 200, title: 'Ką darysiu po mokymų' });
	await page.getByLabel('… tai aš').fill('paprašysiu draugo paaiškinti');
	await press('Užrašyti sau', { status: 422, title: /^Klaida: / });
	expect(await page.getByLabel('… tai aš').inputValue()).toBe('paprašysiu draugo paaiškinti');
	await page.getByLabel('Jei …').fill('kapibara nesupras užduoties');
	await press('Užrašyti sau', { status: 200, title: 'Užrašėte' });
	await page.getByText('Jei kapibara nesupras užduoties, tai aš paprašysiu draugo paaiškinti.').waitFor();

	// Two weeks and some days later, on the first working morning.
	await lastOn(addDays(today, -14));
	let morning = today;
	for (; (await letters(db, 'commitment-asked')).length === 0; morning = addDays(morning, 1))
		await askFollowThrough(db.asSystem(instantAt(morning, '09:35')), {});
	const [letter] = await letters(db, 'commitment-asked');
	const address = /https?:\/\/[^/]+(\/commitments\/[\w.-]+)\?answer=did_not/.exec(letter?.body ?? '')?.[1] ?? '';
	expect(letter?.subject).not.toContain('kapibara');

	const reader = await travel(browser, server.url, story, phone);
	await reader.go(`${address}?answer=did_not`, { status: 200, title: 'Ar padarėte, ką buvote numatę?' });
	expect(await reader.page.getByRole('main').getByRole('button').allTextContents()).toEqual(['Dar ne']);
	await reader.press('Dar ne', { status: 200, title: 'Ačiū, užrašėme' });
	await reader.press('Išsaugoti', { status: 422, title: /^Klaida: / });
	await reader.page.getByLabel('Pritrūko laiko').check();
	await reader.page.getByLabel(/^Papasakokite plačiau/).fill('Savaitę sirgau, o paskui buvo pusmečio pabaiga.');
	await reader.page.getByLabel('Taip, be mano vardo').check();
	await reader.press('Išsaugoti', { status: 200 });
	await reader.page.getByText('be Jūsų vardo').waitFor();

	const lecturer = await travelAs(one.season.lecturers[0] as string, { viewport: phone.viewport });
	await lecturer.go('/today', { status: 200 });
	await lecturer.follow(/Prieš konsultaciją perskaitykite, kas trukdo dalyviams/, { status: 200 });
	await lecturer.page.getByText('Savaitę sirgau, o paskui buvo pusmečio pabaiga.').waitFor();
	expect(await lecturer.page.content()).not.toContain('kapibara');
	for (const path of ['consultations', 'practice/results', 'evaluation/results']) {
		const officer = await travelAs(one.season.officer);
		await officer.go(`/training/${one.delivery}/${path}`, { status: 200 });
		expect(await officer.page.content()).not.toMatch(/kapibara|Savaitę sirgau/);
		await officer.context.close();
	}

	await go(`/training/${one.delivery}/commitment`, { status: 200, title: 'Ačiū, užrašėme' });
	await follow('Ištrinti sakinį ir nebegauti laiškų', { status: 200, title: 'Ar tikrai ištrinti?' });
	await press('Ištrinti', { status: 200, title: 'Ištrinta' });
	await look();
	expect(await ask(db.url, 'select 1 from evaluation.commitment union all select 1 from evaluation.offered_obstacle')).toEqual([]);
	await lecturer.go(`/training/${one.delivery}/consultations`, { status: 200 });
	expect(await lecturer.page.content()).not.toContain('Savaitę sirgau');
});

test('five answers are told together, without words, in pictures with their table', async () => {
	const today = dayOf(new Date());
	await lastOn(today);
	await ask(db.url, 'delete from evaluation.follow_through where true');
	const phones = await Promise.all(people.slice(0, 5).map((person) => travelAs(person, phone)));
	for (const { page, go, press, context } of phones) {
		await go(`/training/${one.delivery}/commitment`, { status: 200 });
		await page.getByLabel('Jei …').fill('bus laiko');
		await page.getByLabel('… tai aš').fill('pabandysiu');
		await press('Užrašyti sau', { status: 200, title: 'Užrašėte' });
		expect(context).toBeDefined();
	}
	await lastOn(addDays(today, -14));
	for (let day = today; day < addDays(today, 8); day = addDays(day, 1)) await askFollowThrough(db.asSystem(instantAt(day, '09:35')), {});
	for (const { go, press } of phones) {
		await go(`/training/${one.delivery}/commitment`, { status: 200, title: 'Ar padarėte, ką buvote numatę?' });
		await press('Taip, padariau', { status: 200 });
	}
	await closeFollowThrough(db.asSystem(instantAt(addDays(today, 60), '00:45')), {});
	await ask(db.url, `update evaluation.follow_through set closed_on = $1::date - 1`, [today]);
	const officer = await travelAs(one.season.officer);
	await officer.go(`/training/${one.delivery}/evaluation/results`, { status: 200 });
	await officer.page.getByRole('heading', { name: 'Ar pavyko, ką dalyviai sau užrašė' }).waitFor();
	await officer.page.getByRole('cell', { name: /100 % \(57–100 %; 5\)/ }).waitFor();
	const [at] = await ask<{ programme: string; edition: string }>(
		db.url,
		`select p.slug as programme, e.slug as edition from programmes.edition e join programmes.programme p on p.id = e.programme_id where e.id = $1`,
		[one.season.edition]
	);
	await officer.go(`/programme/${at?.programme}/editions/${at?.edition}/surveys/results`, { status: 200 });
	await officer.page.getByRole('heading', { name: 'Ar pavyko, ką dalyviai sau užrašė' }).waitFor();
});
