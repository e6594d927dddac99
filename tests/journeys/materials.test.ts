import { expect, test } from 'vitest';
import type { Traveller } from '../support/journey.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { pdf, png } from '../support/office.ts';
import { picture, textOn } from '../support/pages.ts';

const living = await livingNetwork();
const [ruta, jonas] = living.teachers as [LivingPerson, LivingPerson];
const materials = `/room/${living.room}/materials`;
const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
const handout = '# Klausimų lapas\n\n- Kas buvo aišku?\n- Ko dar norėtum paklausti?\n\n<script>document.title = "Pavogta"</script>';
const file = (name: string, mimeType: string, bytes: Uint8Array | string) => ({ name, mimeType, buffer: Buffer.from(bytes) });
const choose = (traveller: Traveller, ...chosen: Parameters<ReturnType<Traveller['page']['locator']>['setInputFiles']>) =>
	traveller.page.locator('input[type="file"]').setInputFiles(...chosen);

/** Presses a button twice, as impatient people do, and waits for what comes of it. */
const twice = async ({ page }: Traveller, name: string) => {
	await page.getByRole('button', { name, exact: true }).dblclick();
	await expect.poll(() => page.url(), { timeout: 20_000 }).toMatch(/[?]done=/);
};

/** How a file is handed out to somebody, by the link that the page has. */
async function fetched({ page, context }: Traveller, name: string | RegExp) {
	const address = await page.getByRole('link', { name }).first().getAttribute('href');
	return context.request.get(address ?? '');
}

let rutas: Traveller;
let jono: Traveller;
let path = '';

test('who leads the room makes folders and puts them in order', async () => {
	const alma = await living.signedIn(living.alma);
	await alma.go(materials, { status: 200 });
	await picture(alma, 'materials-empty');
	await alma.follow('Tvarkyti aplankus', { status: 200 });
	for (const name of ['Įrankiai', 'Diagnostika']) {
		await alma.go(`${materials}/folders`, { status: 200 });
		await alma.page.locator('#name').fill(name);
		await alma.after(() => twice(alma, 'Sukurti aplanką'), { status: 200 });
	}
	await alma.page.locator('#name').fill('diagnostika');
	await alma.press('Sukurti aplanką', { status: 422 });
	expect(await textOn(alma)).toContain('Toks aplankas jau yra');
	await alma.go(`${materials}/folders`);
	await alma.press(/^Perkelti aukščiau/, { status: 200 });
	await picture(alma, 'materials-folders');
	const names = await alma.page.locator('main li h2').allInnerTexts();
	expect(names).toEqual(['Diagnostika', 'Įrankiai']);
});

test('on a phone without scripts a teacher shares a file; what was typed stays when something is missing', async () => {
	rutas = await living.signedIn(ruta, phone);
	await rutas.go(materials, { status: 200 });
	await rutas.follow('Pasidalyti medžiaga', { status: 200 });
	await rutas.page.getByLabel('Pavadinimas').fill('Klausimų lapas');
	await rutas.page.getByLabel('Kam tai tinka?').fill('6–8 klasėms, vienai pamokai');
	await rutas.press('Pasidalyti', { status: 422 });
	const text = await textOn(rutas);
	expect([
		text.includes('Pasirinkite failą arba įrašykite nuorodą'),
		text.includes('Pasirinkite, kaip šia medžiaga galima naudotis')
	]).toEqual([true, true]);
	expect(await rutas.page.getByLabel('Kam tai tinka?').inputValue()).toBe('6–8 klasėms, vienai pamokai');
	await picture(rutas, 'materials-new-errors');
	await choose(rutas, file('Klausimų lapas.md', 'text/markdown', handout));
	await rutas.page.getByLabel(/^CC BY 4.0/).check();
	await rutas.page.getByLabel('Aplankas').selectOption('Diagnostika');
	await rutas.after(() => twice(rutas, 'Pasidalyti'), { status: 200, title: /^Klausimų lapas/ });
	path = new URL(rutas.page.url()).pathname;
	await picture(rutas, 'materials-one-phone');
	expect(await rutas.page.locator('.preview').innerText()).toContain('Kas buvo aišku?');
	expect(await rutas.page.locator('.preview script').count()).toBe(0);
	const [shared] = await living.query<{ count: string }>(`select count(*) from spaces.item where kind = 'material'`);
	expect(Number(shared?.count)).toBe(1);
	const saved = await fetched(rutas, /^Atsisiųsti/);
	expect([saved.status(), saved.headers()['content-type'], saved.headers()['content-disposition']?.split(';')[0]]).toEqual([
		200,
		'text/markdown',
		'attachment'
	]);
});

test('another teacher sees it as new, adds a version and looks at it; the older one stays', async () => {
	jono = await living.signedIn(jonas, phone);
	await jono.go(`/room/${living.room}`, { status: 200 });
	expect(await textOn(jono)).toContain('Klausimų lapas');
	await jono.go(materials, { status: 200 });
	expect(await textOn(jono)).toContain('Nauja');
	await picture(jono, 'materials-list-phone');
	await jono.follow('Klausimų lapas', { status: 200 });
	await jono.follow('Įkelti naują versiją', { status: 200 });
	await choose(jono, file('lapas.exe', 'application/octet-stream', 'MZ\u0000'));
	await jono.page.getByLabel('Kas pasikeitė?').fill('Pridėjau vietos atsakymams');
	await jono.press('Įkelti versiją', { status: 422 });
	expect(await textOn(jono)).toContain('Tokiu failu pasidalyti negalima');
	await choose(jono, file('Klausimų lapas.pdf', 'application/pdf', pdf('Lapas')));
	await jono.after(() => twice(jono, 'Įkelti versiją'), { status: 200 });
	await picture(jono, 'materials-version-phone');
	const text = await textOn(jono);
	expect([text.includes('2 versija'), text.includes('1 versija'), text.includes('3 versija')]).toEqual([true, true, false]);
	const read = await fetched(jono, /^Skaityti naršyklėje/);
	expect(read.headers()['content-disposition']).toMatch(/^inline/);
	expect(read.headers()['content-security-policy']).toContain("default-src 'none'");
	await jono.follow(/^1 versija/, { status: 200 });
	expect(await jono.page.locator('.preview').innerText()).toContain('Ko dar norėtum paklausti?');
	await jono.go(`${path}/change`, { status: 403 });
});

test('a picture is shown, and the talk about it begins on its page', async () => {
	const desk = await living.signedIn(ruta);
	await desk.go(`${path}/version`, { status: 200 });
	await choose(desk, file('lenta.png', 'image/png', png()));
	await desk.press('Įkelti versiją', { status: 200 });
	const shown = desk.page.getByRole('img', { name: 'Paveikslas „lenta.png“' });
	expect(await shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
	await desk.page.locator('#talk ~ p a').click();
	await desk.page.getByLabel(/Apie ką/).fill('Ar lapas ne per ilgas?');
	await desk.page.locator('[name="body"]').fill('Septintokai nespėjo.');
	await desk.page.locator('form#main button').first().click();
	await desk.page.waitForURL(/discussions\/(?!new)/);
	await desk.go(path, { status: 200 });
	expect(await textOn(desk)).toContain('Ar lapas ne per ilgas?');
	await picture(desk, 'materials-one');
});

test('who shared it changes what is said of it and keeps it for the school: then it is gone for others, with all its files', async () => {
	const files = await living.query<{ id: string }>(`select file_id as id from spaces.material_version where file_id is not null`);
	const opened = () => Promise.all(files.map(async ({ id }) => (await jono.context.request.get(`/api/files/${id}`)).status()));
	expect(await opened()).toEqual([200, 200, 200]);
	await rutas.go(path);
	await rutas.follow('Keisti aprašymą', { status: 200 });
	await picture(rutas, 'materials-change-phone');
	await rutas.page.getByLabel('Pavadinimas').fill('Klausimų lapas septintokams');
	await rutas.press('Išsaugoti pakeitimus', { status: 200, title: /septintokams/ });
	await rutas.follow('Keisti aprašymą');
	await rutas.page.getByLabel('Mano mokykla').check();
	await rutas.press('Pakeisti, kas mato', { status: 200 });
	await jono.go(path, { status: 404 });
	expect(await opened()).toEqual([404, 404, 404]);
	await jono.go(`/search?q=septintokams`, { status: 200 });
	expect(await textOn(jono)).not.toContain('Klausimų lapas septintokams');
	await rutas.go(`/search?q=septintokams`, { status: 200 });
	expect(await textOn(rutas)).toContain('Klausimų lapas septintokams');
});

test('in English and in the dark all of it is there', async () => {
	const alma = await living.signedIn(living.alma, { locale: 'en', colorScheme: 'dark' });
	await alma.go(`${materials}/new`, { status: 200 });
	await alma.page.getByLabel('Title').fill('A film');
	await alma.page.locator('[name="link"]').fill('https://filmai.example/pamoka');
	await alma.page.getByLabel(/^Somebody else/).check();
	await alma.press('Share', { status: 200 });
	await picture(alma, 'materials-one-dark-en');
	await alma.go(materials, { status: 200 });
	await picture(alma, 'materials-list-dark-en');
});
