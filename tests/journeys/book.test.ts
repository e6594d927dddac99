import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { subscriptionJobs } from '#platform/server';
import { makeBook } from '#practices/server';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { publishExample } from '../support/examples.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { openProject } from '../support/projects.ts';
import { testServer } from '../support/server.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const stage = await openProject(db);
const officer = stage.formed.officer().actor.id as string;
await publishExample(db, stage, officer);
await ask(db.url, `update people.person set persona = 'officer' where id = $1`, [officer]);
const [place] = await ask<{ path: string }>(
	db.url,
	`select '/programme/' || programme.slug || '/editions/' || edition.slug || '/book' as path from networks.network network
	join programmes.edition edition on edition.id = network.edition_id join programmes.programme programme on programme.id = edition.programme_id
	where network.id = $1`,
	[stage.network.id]
);
const path = place?.path ?? '';
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();

/** The addresses of the chapters that somebody was asked to look through. */
const asked = async (person: string): Promise<string[]> =>
	(
		await ask<{ body: string }>(
			db.url,
			`select body from platform.mail where template = 'book_proof' and person_id = $1 order by written_at, id`,
			[person]
		)
	).map(({ body }) => /\/proofs\/[^\s"<]+/.exec(body)?.[0] ?? '');

test('editors put a book together without scripts, authors approve it from their letters, and a reader has it on a phone', async () => {
	const [person] = await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [officer]);
	const editor = await travel(browser, server.url, story, { javaScriptEnabled: false });
	await editor.signInAs({ id: officer, name: person?.name ?? '', email: '' });
	await editor.go(path, { status: 200, title: /Leidinys/ });
	await editor.follow('Pradėti leidinį', { status: 200 });
	await editor.press('Pradėti leidinį', { title: /^Klaida/ });
	await editor.page.getByLabel('Leidinio pavadinimas').fill('Mokyklos mokosi kartu');
	await editor.press('Pradėti leidinį', { status: 200 });
	expect(await text(editor)).toContain('Leidinyje dar nėra skyrių.');

	await addChapter(editor, 'Kaip pradėti', 'Metodinės rekomendacijos');
	await editor.page.getByLabel('Tekstas', { exact: true }).fill('Pradėkite **nuo mažo**.\n\n## Tada\n\n- Paklauskite\n- Išbandykite');
	await editor.press('Įrašyti', { status: 200 });
	await editor.page.getByLabel(person?.name ?? '').check();
	await editor.press('Įrašyti pasirinkimą', { status: 200 });
	await editor.follow('Leidinys', { status: 200 });
	await addChapter(editor, 'Tinklo patirtis', 'Mokyklų tinklų patirtis');
	await editor.page.getByLabel('Tekstas', { exact: true }).fill('Apie tinklą.');
	await editor.press('Įrašyti', { status: 200 });
	await editor.page.getByLabel(person?.name ?? '').check();
	await editor.page.locator('summary', { hasText: 'laidos pavyzd' }).click();
	await editor.page.getByLabel('Mokiniai klausia drąsiai').check();
	await editor.press('Įrašyti pasirinkimą', { status: 200 });

	await editor.go(`${path}/figures`, { status: 200 });
	await editor.go(`${path}/proofs`, { status: 200 });
	await editor.press(/Išsiųsti peržiūrėti \(4 skyrius\)/, { status: 200 });

	const teacher = await travel(browser, server.url, story, phone);
	const [letter = ''] = await asked(stage.teacher);
	await teacher.go(letter, { status: 200, title: /Ar Jūsų skyrius toks/ });
	expect(await text(teacher)).toContain('dėžutės');
	await teacher.press('Siųsti atsakymą', { title: /^Klaida/ });
	await teacher.page.getByLabel('Turiu pastabą').check();
	await teacher.page.getByLabel('Pastaba', { exact: false }).last().fill('Klasėje buvo 21 mokinys.');
	await teacher.press('Siųsti atsakymą', { status: 200, title: /pastaba gauta/ });
	const expert = await travel(browser, server.url, story, phone);
	for (const address of [...(await asked(stage.expert)), ...(await asked(officer))]) {
		await expert.go(address, { status: 200 });
		await expert.page.getByLabel('Pritariu').check();
		await expert.press('Siųsti atsakymą', { status: 200, title: /pritarimas gautas/ });
	}

	await editor.go(`${path}/proofs`, { status: 200 });
	await editor.page.getByLabel('Atsakymas autoriui').fill('Lieka taip, kaip paskelbta.');
	await editor.press('Atsakyti į pastabą', { status: 200 });
	await editor.go(path, { status: 200 });
	expect(await text(editor)).toContain('Nieko netrūksta');
	await editor.press('Sudėti leidinį', { status: 200 });
	expect(await text(editor)).toContain('Dedama');
	await db.work({ ...subscriptionJobs([]), 'practices.make_book': makeBook, 'mail.deliver': async () => undefined });
	// The server's own worker may have begun it first.
	await expect
		.poll(async () => (await editor.go(path, { status: 200 }), await text(editor)), { timeout: 30_000, interval: 500 })
		.toContain('Paskelbti visiems');
	await editor.press('Paskelbti visiems', { status: 200 });
	expect(await text(editor)).toContain('Skaito visi');

	const reader = await travel(browser, server.url, story, phone);
	await reader.go('/', { status: 200 });
	await reader.page.locator('h3 a', { hasText: 'Mokyklos mokosi kartu' }).waitFor();
	await reader.page.locator('footer a', { hasText: 'Leidiniai' }).click();
	await reader.follow('Mokyklos mokosi kartu', { status: 200 });
	const slug = new URL(reader.page.url()).pathname.split('/').at(-1);
	const map = await (await fetch(`${server.url}/sitemap.xml`)).text();
	expect(map).toMatch(new RegExp(`/books/${slug}</loc><lastmod>\\d{4}-\\d\\d-\\d\\d</lastmod>`));
	expect(map).toContain(`/en/books/${slug}/kaip-pradeti</loc>`);
	await reader.follow('Kaip pradėti', { status: 200 });
	expect(await text(reader)).toMatch(/Pradėkite nuo mažo\.\s+Tada\s+Paklauskite/);
	await reader.follow(/Tinklo patirtis/, { status: 200 });
	await reader.follow(/Mokiniai klausia drąsiai/, { status: 200 });
	const files = await reader.page.locator('a[href$=".pdf"]').getAttribute('href');
	const pdf = await reader.page.request.get(String(files));
	expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
	const again = await reader.page.request.get(String(files), { headers: { 'if-none-match': pdf.headers()['etag'] ?? '' } });
	expect(again.status()).toBe(304);
	expect(again.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
});

async function addChapter(editor: Traveller, title: string, part: string): Promise<void> {
	await editor.page.locator('summary', { hasText: 'Pridėti skyrių' }).click();
	await editor.page.getByLabel('Skyriaus pavadinimas').fill(title);
	await editor.page.getByLabel(part).check();
	await editor.press('Pridėti skyrių', { status: 200 });
}
