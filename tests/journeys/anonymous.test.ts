import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { answerSurvey, closeSurvey, resultsOf, standingOf } from '#evaluation/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { surveyed } from '../support/evaluation.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

// What the server sealed is opened here.
keepSecret('the secret of a test, long enough to sign with');
const db = await testDatabase();
const [evaluation, climate] = [await surveyed(db), await surveyed(db, 'climate')];
// Who answers by themselves can sign in.
await ask(db.url, `update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [
	evaluation.people.slice(0, 6)
]);
const server = await testServer(db);
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const phone = { viewport: { width: 390, height: 844 } };
const people = evaluation.people as [string, string, string, ...string[]];

async function travelAs(person: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> {
	const traveller = await travel(browser, server.url, story, outfit);
	const cookies = (await cookieOf(story, server, person)).split('; ').map((one) => one.split('=') as [string, string]);
	await traveller.context.addCookies(cookies.map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })));
	return traveller;
}

const standing = async (person: string) =>
	(
		await db
			.asSystem()
			.db.transaction()
			.execute((trx) => standingOf(trx, evaluation.delivery))
	).get(person);
const sheets = async () =>
	(
		await db
			.asSystem()
			.db.transaction()
			.execute((trx) => resultsOf(trx, evaluation.delivery, 'evaluation'))
	)?.counts.sheets;

test('on a phone: a ballot is taken, outlives a reload, and comes back without a cookie', async () => {
	const { page, go, after, look } = await travelAs(people[0], phone);
	const sent: { path: string; cookie: boolean }[] = [];
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (pathname.startsWith('/api/ballots'))
			void request.allHeaders().then((headers) => sent.push({ path: pathname, cookie: 'cookie' in headers }));
	});
	const answer = page.waitForResponse((response) => response.url().endsWith(`/training/${evaluation.delivery}/evaluation`));
	await go(`/training/${evaluation.delivery}/evaluation`, { status: 200, title: 'Kaip vertinate šiuos mokymus?' });
	expect((await answer).headers()['cache-control']).toBe('private, no-store');
	await after(() => page.getByRole('button', { name: 'Atsakyti anonimiškai' }).click());
	await page.getByRole('button', { name: 'Įmesti lapelį' }).waitFor();
	await look();
	expect(await standing(people[0])).toBe('taken');
	await page.reload();
	await page.getByRole('button', { name: 'Įmesti lapelį' }).click();
	await page.getByText('Atsakykite bent į vieną klausimą').first().waitFor();
	await look();
	await page.getByLabel('Visiškai pateisino').check();
	await page.getByLabel('Praktinis darbas mokymuose').check();
	await page.locator('input[name=recommend][value="9"]').check();
	await page.getByLabel('Ko pritrūko?').fill('Laiko.');
	await page.waitForTimeout(1100);
	await page.getByRole('button', { name: 'Įmesti lapelį' }).click();
	await page.getByRole('heading', { name: 'Ačiū, Jūsų lapelis urnoje' }).waitFor();
	await look();
	expect(await sheets()).toBe(1);
	expect(sent).toEqual([
		{ path: `/api/ballots/${evaluation.survey}`, cookie: false },
		{ path: '/api/ballots/signature', cookie: true },
		{ path: '/api/ballots', cookie: false },
		{ path: '/api/ballots', cookie: false }
	]);
	await go(`/training/${evaluation.delivery}/evaluation`);
	expect(await page.getByRole('button', { name: 'Įmesti lapelį' }).count()).toBe(0);
});

test('without scripts: a code is shown once, and the sheet keeps what was typed', async () => {
	const { page, go, press, look } = await travelAs(people[1], { ...phone, javaScriptEnabled: false });
	await go(`/training/${evaluation.delivery}/evaluation`, { status: 200 });
	await press('Atsakyti anonimiškai', { status: 200 });
	const code = (await page.locator('p.code').textContent()) ?? '';
	expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
	await press('Įmesti lapelį', { status: 422, title: /^Klaida: / });
	expect(await page.getByLabel('Kodas').inputValue()).toBe(code);
	await page.getByLabel('Šis tas buvo nauja').check();
	await press('Įmesti lapelį', { status: 200 });
	await look({ title: /Kaip vertinate/ });
	expect(await sheets()).toBe(2);
	await go(`/survey/${evaluation.survey}`);
	await page.getByLabel('Kodas').fill(code.toLowerCase());
	await page.getByLabel('Šis tas buvo nauja').check();
	await press('Įmesti lapelį', { status: 409 });
	expect(await page.getByLabel('Šis tas buvo nauja').isChecked()).toBe(true);
});

test('who would rather not says so with one button', async () => {
	const { page, go, press } = await travelAs(people[2], phone);
	await go(`/training/${evaluation.delivery}/evaluation`);
	await press('Atsisakau atsakyti', { status: 200 });
	await page.getByText('Jūs atsisakėte atsakyti').waitFor();
	expect(await standing(people[2])).toBe('declined');
});

test('those who cannot sign in draw slips from a hat', async () => {
	const { page, go, press } = await travelAs(evaluation.season.lecturers[0] as string, phone);
	await go(`/training/${evaluation.delivery}/evaluation/results`, { status: 200 });
	await page.getByRole('link', { name: 'Lapeliai dalyviams, kurie neprisijungia' }).click();
	const [one, other] = await page.getByRole('checkbox').all();
	await other?.uncheck();
	await press('Paruošti lapelius', { status: 422, title: /^Klaida: / });
	expect(await one?.isChecked()).toBe(true);
	await other?.check();
	const printed = page.waitForResponse((response) => response.request().method() === 'POST');
	await press('Paruošti lapelius', { status: 200 });
	expect((await printed).headers()['cache-control']).toBe('private, no-store');
	expect(await page.locator('.code').count()).toBe(2);
	expect(await standing(evaluation.people[7] as string)).toBe('taken');
	await go(`/training/${evaluation.delivery}/evaluation/slips`, { status: 200 });
	await page.getByText('Visi, kurių dar laukiame, turi el. pašto adresą').waitFor();
});

test('who leads reads sums and advice once the surveys are closed; an officer reads no climate', async () => {
	const { season, delivery, survey, now } = climate;
	for (const [at, person] of climate.people.entries()) {
		const given = {
			openly: [String(1 + (at % 3))],
			rely: ['4'],
			together: ['3'],
			heard: ['2'],
			strength: ['5'],
			tension: [at < 3 ? 'strong' : 'some']
		};
		if (at < 7) await answerSurvey(db.as(person, now), { survey_id: survey, given });
	}
	for (const person of evaluation.people.slice(3, 6)) {
		const given = {
			expectations: ['mostly'],
			most_useful: ['practice', 'here'],
			clear_1: ['5'],
			recommend: ['8'],
			monday: ['Klausiu daugiau.']
		};
		await answerSurvey(db.as(person, evaluation.now), { survey_id: evaluation.survey, given });
	}
	const lecturer = await travelAs(season.lecturers[0] as string, phone);
	await lecturer.go(`/training/${delivery}/climate/results`, { status: 200, title: 'Kaip jaučiasi komanda' });
	expect(await lecturer.page.getByRole('heading', { name: 'Kaip pradėti' }).count()).toBe(0);
	for (const one of [climate, evaluation]) await closeSurvey(db.asSystem(one.now), { survey_id: one.survey });
	await lecturer.go(`/training/${delivery}/climate/results`, { status: 200 });
	await lecturer.page.getByRole('heading', { name: 'Pirmiausia – susitarimai, tik paskui tema' }).waitFor();
	const officer = await travelAs(season.officer);
	await officer.go(`/training/${delivery}/climate/results`, { status: 200 });
	await officer.page.getByText('Atsakymus mato tik lektoriai').waitFor();
	const other = await travelAs(evaluation.season.officer);
	await other.go(`/training/${evaluation.delivery}/evaluation/results`, { status: 200, title: 'Kaip įvertinti mokymai' });
	await other.page.getByText('Klausiu daugiau.').first().waitFor();
});
