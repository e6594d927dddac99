import { expect, test } from 'vitest';
import { addOrganisation } from '#people/server';
import { createEdition } from '#programmes/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { value } from '../support/deciding.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { inRole } from '../support/schools.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';
import { preparedSeason, teach } from '../support/taught.ts';

const db = await testDatabase();
const season = await preparedSeason(db, { schools: 2 });
await teach(db, { delivery: season.trainings[0] ?? '', lecturers: season.lecturers.slice(0, 2) });
const [at] = await ask<{ id: string; programme: string; edition: string; call: string }>(
	db.url,
	`select p.id, p.slug as programme, e.slug as edition, c.slug as call from programmes.edition e join programmes.programme p on p.id = e.programme_id
	join programmes.call c on c.edition_id = e.id where e.id = $1`,
	[season.edition]
);
const text = (name: string) => ({ lt: name, en: name });
value(
	await createEdition(db.as(season.officer), {
		programme_id: at?.id ?? '',
		slug: 'tuscia',
		name: text('2031'),
		starts_on: '2031-01-01',
		ends_on: '2031-12-31',
		targets: []
	})
);
const ministry = await db
	.asSystem()
	.db.transaction()
	.execute((trx) => addOrganisation(trx, { kind: 'ministry', name: 'Ministerija' }));
const owner = await inRole(db, 'programme_owner', ministry, 'Gediminas Daukša');
await ask(db.url, `update people.person set email = id || '@ministerija.example' where id = any($1) and email is null`, [
	[owner, season.officer]
]);

const server = await testServer(db);
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const programme = `/programme/${at?.programme}`;
const edition = `${programme}/editions/${at?.edition}`;
const access = `${programme}/calls/${at?.call}/fair-access`;

async function travelAs(person: string, outfit: Parameters<typeof travel>[3] = {}): Promise<Traveller> {
	const traveller = await travel(browser, server.url, story, outfit);
	const cookies = (await cookieOf(story, server, person)).split('; ').map((cookie) => cookie.split('=') as [string, string]);
	await traveller.context.addCookies(cookies.map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })));
	return traveller;
}
const fileOf = async ({ page }: Traveller, path: string) => {
	const answer = await page.request.get(server.url + path);
	return { status: answer.status(), text: await answer.text() };
};

test('the officer: a figure, its records, the same as a file', async () => {
	const officer = await travelAs(season.officer);
	await officer.go(`${edition}/results`, { status: 200, title: 'Rodikliai' });
	await officer.follow('Dalyvių išklausytos akademinės valandos', { status: 200 });
	// Eight people, three days of eight hours.
	expect(await officer.page.locator('.figure strong').innerText()).toBe('192');
	expect(await officer.page.getByRole('heading', { name: 'Įrašai: 1' }).count()).toBe(1);
	const { text: csv } = await fileOf(officer, `${edition}/results/hours_attended/records.csv`);
	expect(csv.trim().split('\r\n')).toHaveLength(2);
	expect(csv).toContain(';192;');
});

test('the officer: money beyond the line and a plan below what is spent are refused, and what was typed stays', async () => {
	const officer = await travelAs(season.officer, { javaScriptEnabled: false });
	const { page } = officer;
	await officer.go(`${edition}/budget/new`, { status: 200 });
	await page.getByLabel('Eilutės pavadinimas').fill('Lektorių darbas');
	await page.getByLabel('Lėšų šaltinis').selectOption({ index: 1 });
	await page.getByLabel(/^Suplanuota/).fill('1 000,00');
	await page.getByLabel('Neleisti įrašyti').check();
	await officer.press('Pridėti eilutę', { status: 200 });
	await officer.follow('Lektorių darbas', { status: 200 });
	const pay = async (amount: string) => {
		await page.getByLabel('Už ką').fill('Mokymai');
		await page.getByLabel(/^Suma/).fill(amount);
		for (const [part, typed] of [
			['Metai', '2026'],
			['Mėnuo', '11'],
			['Diena', '2']
		] as const)
			await page.getByLabel(part, { exact: true }).first().fill(typed);
	};
	await pay('1 000,01');
	await officer.press('Įrašyti', { status: 409 });
	expect(await page.getByLabel(/^Suma/).inputValue()).toBe('1 000,01');
	await pay('600,00');
	await officer.press('Įrašyti', { status: 200 });
	const plan = async (amount: string, status: number) => {
		await page.getByLabel(/^Suplanuota/).fill(amount);
		await page.getByLabel('Kodėl keičiama').fill('Perkelta į leidybą');
		await officer.press('Pakeisti sumą', { status });
	};
	await plan('599,99', 409);
	expect(await page.getByLabel(/^Suplanuota/).inputValue()).toBe('599,99');
	await plan('600', 200);
	const { text: csv } = await fileOf(officer, `${edition}/budget/list.csv`);
	expect(csv).toContain('600,00;0,00;600,00;0,00');
});

test('the officer, on a phone: who could apply; a number opens to its schools', async () => {
	const officer = await travelAs(season.officer, { viewport: { width: 390, height: 844 } });
	await officer.go(access, { status: 200, title: 'Lygios galimybės' });
	const applied = officer.page.getByRole('link', { name: /^\d+ – Pateikė paraišką/ }).first();
	const count = Number.parseInt(await applied.innerText(), 10);
	await officer.after(() => applied.click(), { status: 200, title: 'Pateikė paraišką' });
	expect(await officer.page.locator('tbody tr').count()).toBe(count);
	const { text: csv } = await fileOf(officer, `${access}/schools.csv?state=could`);
	expect(csv).toContain(season.schools[0]?.name ?? '–');
});

test('whoever answers for the programme at the ministry reads the sums, in English too, and opens no record', async () => {
	const reader = await travelAs(owner);
	await reader.go('/programme', { status: 200 });
	await reader.follow(/^Rodikliai/, { status: 200, title: 'Rodikliai' });
	await reader.go(`${edition}/budget`, { status: 200 });
	expect(await reader.page.locator('main table a').count()).toBe(0);
	const english = await travelAs(owner, { locale: 'en' });
	await english.go(`${edition}/results/hours_attended`, { status: 200 });
	expect(await english.page.getByRole('heading', { name: /^Records/ }).count()).toBe(0);
	expect(await english.page.getByRole('button', { name: /Save/ }).count()).toBe(0);
	await english.go(access, { status: 200, title: /Fair access/ });
	expect(await english.page.locator('main table a').count()).toBe(0);
	const closed = [
		`${access}/schools?state=could`,
		`${access}/schools.csv`,
		`${edition}/results/hours_attended/records.csv`,
		`${edition}/reports`
	];
	for (const path of closed) expect((await fileOf(reader, path)).status, path).toBeGreaterThanOrEqual(403);
});

test('an edition without data and targets says so', async () => {
	const officer = await travelAs(season.officer);
	await officer.go(`${programme}/editions/tuscia/results`, { status: 200 });
	expect(await officer.page.getByText('Laida dar nenustatė tikslų').count()).toBe(1);
	await officer.go(`${programme}/editions/tuscia/results/certificates_issued`, { status: 200 });
	expect(await officer.page.getByText('Kol kas nėra ką skaičiuoti').count()).toBe(1);
	await officer.go(`${programme}/editions/tuscia/budget`, { status: 200 });
});

test('everybody: the open data, their columns, the file, and nothing anew for whoever has it', async () => {
	const reader = await travel(browser, server.url, story, { viewport: { width: 390, height: 844 } });
	await reader.go('/open-data', { status: 200, title: 'Atvirieji duomenys' });
	await reader.follow('Rodikliai', { status: 200 });
	const first = await fetch(`${server.url}/open-data/indicators.csv`);
	expect(first.headers.get('cache-control')).toBe('public, max-age=300');
	// By today's clock its trainings are ahead: none is counted, and hours that still grow are not told.
	const figures = await first.text();
	expect(figures).toContain('hours_attended,,,yes');
	expect(figures).toContain('schools_trained,120,0,no');
	const again = await fetch(`${server.url}/open-data/indicators.csv`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
	expect([again.status, await again.text()]).toEqual([304, '']);
	const catalogue = (await (await fetch(`${server.url}/open-data/catalog.jsonld`)).json()) as { 'dcat:dataset': unknown[] };
	expect(catalogue['dcat:dataset']).toHaveLength(7);
	expect((await fetch(`${server.url}/open-data/people.csv`)).status).toBe(404);
});
