import { expect, test } from 'vitest';
import { startDiscussion, writePost } from '#spaces/server';
import { value } from '../support/deciding.ts';
import type { Traveller } from '../support/journey.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { picture, textOn as text } from '../support/pages.ts';

const living = await livingNetwork({ schools: 2 });
const { db, room } = living;
const [ruta, jonas] = living.teachers as [LivingPerson, LivingPerson];
const begin = async (person: LivingPerson, title: string, body: string, visibility = 'network', at = new Date()) =>
	value(await startDiscussion(db.as(person.id, at), { room_id: room, title, body, visibility, question: false })).discussion_id;

const stories = await begin(ruta, 'Šeštadienio pasakojimai', 'Mokytojų kambaryje skamba **žąsų** pasaka.');
value(
	await writePost(db.as(jonas.id, new Date()), {
		...{ discussion_id: stories, body: 'Klausimų dėžutė stovi ant palangės.', came_by: 'page' as const }
	})
);
await begin(jonas, 'Pamokų stebėjimas poromis', 'Stebime vieni kitų pamokas <script>alert(1)</script> kas mėnesį.');
await begin(ruta, 'Slapta žąsis', 'Tik mano mokyklai: žąsų žaidimas.', 'school');
await begin(ruta, 'Sena žinia', 'Žąsų takas pernai.', 'network', new Date(Date.now() - 60 * 86_400_000));

let reader: Traveller;
const found = () => reader.page.locator('.found h3').allInnerTexts();
const search = async (words: string) => {
	await reader.page.getByLabel('Ko ieškote?').fill(words);
	await reader.press('Ieškoti', { status: 200 });
};

test('from the header, on a phone, whatever the ending and without Lithuanian letters', async () => {
	reader = await living.signedIn(jonas, { viewport: { width: 390, height: 844 } });
	await reader.page.getByRole('navigation').getByRole('link', { name: 'Paieška' }).click();
	await reader.look({ title: /^Paieška/ });
	for (const words of ['pasakojimus', 'pasakojimai', 'sestadienio pasakojim', 'ŠEŠTADIENĮ']) {
		await search(words);
		expect(await found(), words).toContain('Šeštadienio pasakojimai');
	}
	await search('stebejim');
	expect(await found()).toContain('Pamokų stebėjimas poromis');
	await search('menesi');
	expect(await reader.page.locator('.piece mark').first().innerText()).toBe('mėnesį');
	// What somebody wrote stays text.
	expect(await reader.page.locator('.found').innerText()).toContain('<script>');
	await picture(reader, 'search-phone');
	await reader.follow('Pamokų stebėjimas poromis', { status: 200 });
});

test('the words that were looked for are marked, phrases and what is left out count, filters narrow', async () => {
	await reader.page.setViewportSize({ width: 1100, height: 900 });
	await reader.go('/search?q=žąsų', { status: 200 });
	expect(await found()).toEqual(['Šeštadienio pasakojimai', 'Sena žinia']);
	expect(await reader.page.locator('.piece mark').first().innerText()).toBe('žąsų');
	await reader.page.locator('summary', { hasText: /Filtrai|Atranka/ }).click();
	await reader.page.getByLabel('Kada').selectOption('week');
	await reader.press('Ieškoti', { status: 200 });
	expect(await found()).toEqual(['Šeštadienio pasakojimai']);
	await picture(reader, 'search-filters');
	await reader.page.getByLabel('Kas rašė').fill('jonas');
	await reader.press('Ieškoti', { status: 200 });
	expect(await text(reader)).toContain('Nieko nerasta');

	await reader.go('/search', { status: 200 });
	await search('„klausimų dėžutė“');
	expect(await reader.page.locator('.found').innerText()).toContain('Klausimų dėžutė');
	await search('„dėžutė klausimų“');
	expect(await text(reader)).toContain('Nieko nerasta');
	await search('žąsų -pernai');
	expect(await found()).toEqual(['Šeštadienio pasakojimai']);
});

test('nothing beyond one’s right is found, nor told that it is there', async () => {
	await reader.go('/search?q=slapta', { status: 200 });
	expect(await found()).toEqual([]);
	expect(await text(reader)).not.toContain('žaidimas');
	const own = await living.signedIn(ruta, { locale: 'en' });
	await own.go('/search?q=slapta', { status: 200 });
	expect(await own.page.locator('.found h3').allInnerTexts()).toEqual(['Slapta žąsis']);
	await picture(own, 'search-en');
	const nobody = await living.visitor();
	await nobody.go('/search?q=žąsų');
	expect(new URL(nobody.page.url()).pathname).toBe('/sign-in');
});

test('nothing asked, odd signs and very long questions are met calmly', async () => {
	await reader.go('/search', { status: 200 });
	await search('');
	expect(await text(reader)).not.toContain('Nieko nerasta');
	for (const words of ['& | ! ( ) : *', "'; drop table spaces.item; --", '%_\\', '🙂', '-', '„“', 'a'.repeat(5000), 'ir']) {
		await reader.go(`/search?q=${encodeURIComponent(words)}`, { status: 200 });
		expect(await reader.page.getByLabel('Ko ieškote?').count()).toBe(1);
	}
	await reader.go('/search?q=žąsų&room=nesamas&kind=x&time=y&before=z', { status: 200 });
	expect(await found()).toEqual(['Šeštadienio pasakojimai', 'Sena žinia']);
	expect(await reader.page.locator('summary .count').count()).toBe(0);
});
