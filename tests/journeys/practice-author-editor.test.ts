import { expect, test } from 'vitest';
import { beginProject } from '#projects/server';
import {
	askCheckUps,
	beginPractice,
	giveConsent,
	publishPractice,
	readPractice,
	readPracticeWriting,
	savePracticeTexts,
	sendVersion
} from '#practices/server';
import { dayOf } from '#platform';
import { value } from '../support/deciding.ts';
import type { Traveller } from '../support/journey.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { fillDay, picture, textOn as text } from '../support/pages.ts';
import { phoneJpeg } from '../support/pictures.ts';

const living = await livingNetwork({ schools: 2 });
const { db, network, officer, expert } = living;
const [school, neighbour] = network.schools.map(({ id }) => id) as [string, string];
const [head, otherHead] = living.heads as [LivingPerson, LivingPerson];
const [teacher, otherTeacher] = living.teachers as [LivingPerson, LivingPerson];
const phone = { viewport: { width: 390, height: 844 } };

const texts: Record<string, string> = {
	title: 'Mokiniai klausia drąsiai',
	problem: 'Septintokai per pamokas beveik neklausia.',
	context: 'Nedidelė miestelio mokykla, dvi septintos klasės.',
	did: 'Kiekvieną pamoką pradėjome mokinio klausimu iš dėžutės, o atsakymo ieškojome kartu su visa klase.',
	who: 'Trys mokytojos ir klasės vadovas',
	changed_pupils: 'Per pamoką klausia trečdalis klasės.',
	failed: 'Klausimų kortelės neprigijo.',
	elsewhere: 'Reikia bent dviejų mokytojų, kurie pradeda kartu.'
};
const parts = ['problem', 'context', 'doing', 'change', 'failed', 'elsewhere'];

let desk = '';
let author: Traveller;
let slug = '';

const begun = async (person: LivingPerson, school_id: string, title: string) =>
	value(await beginProject(db.as(person.id, new Date()), { school_id, network_id: network.id, title })).id;

/** The addresses that letters of one kind led somebody to, the newest last. */
const linksTo = async (person: LivingPerson, to: string): Promise<string[]> =>
	(
		await living.query<{ body: string }>('select body from platform.mail where to_address = $1 and body like $2 order by written_at, id', [
			person.email,
			`%/${to}/%`
		])
	).map(({ body }) => new RegExp(`/${to}/[^\\s"<]+`).exec(body)?.[0] ?? '');

/** Writes every part of the example that stands open, from the first one on. */
async function writeParts(traveller: Traveller): Promise<void> {
	await traveller.go(`${desk}/parts/problem`, { status: 200 });
	for (const part of parts) {
		expect(new URL(traveller.page.url()).pathname).toBe(`${desk}/parts/${part}`);
		for (const [name, words] of Object.entries(texts)) {
			const field = traveller.page.locator(`main [name="${name}"]`);
			if ((await field.count()) > 0) await field.fill(words);
		}
		const chosen = traveller.page.locator('main input[type=radio]').first();
		if ((await chosen.count()) > 0) await chosen.check();
		await traveller.press('Išsaugoti ir tęsti', { status: 200 });
	}
}

async function send(traveller: Traveller): Promise<void> {
	await traveller.go(`${desk}/sending`, { status: 200 });
	await traveller.page.locator('[name=named][value=yes]').check();
	await traveller.press('Siųsti redaktoriui', { status: 200 });
	expect(await text(traveller)).toContain('Skaityti išsiųstą versiją');
}

/** Somebody agrees from the letter, on a phone, without signing in. */
async function agree(person: LivingPerson, button: string): Promise<Traveller> {
	const traveller = await living.visitor(phone);
	await traveller.go((await linksTo(person, 'consents')).at(-1) ?? '', { status: 200 });
	const named = traveller.page.locator('[name=named][value=no]');
	if ((await named.count()) > 0) await named.check();
	await traveller.press(button, { status: 200 });
	expect(await text(traveller)).toContain('Ačiū, sutikimas įrašytas');
	return traveller;
}

test('a teacher without scripts begins an example from the records of the project, and writes it on a phone', async () => {
	const project = await begun(head, school, 'Septintokai drąsiai klausia');
	author = await living.signedIn(teacher, { ...phone, javaScriptEnabled: false });
	await author.go(`/school/${school}/practices`, { status: 200 });
	await author.page.locator('[name=project]').selectOption(project);
	await author.press('Pradėti pavyzdį', { status: 200 });
	desk = new URL(author.page.url()).pathname;
	await author.go(`${desk}/sending`, { status: 200 });
	expect(await text(author)).toContain('Neparašyta, kas nepavyko');
	await writeParts(author);
	await picture(author, 'practice-desk');

	await author.go(`${desk}/authors`, { status: 200 });
	await author.page.locator('select[name=person]').selectOption(expert.id);
	await author.press('Pridėti autorių', { status: 200 });
	const colleague = await living.signedIn(expert, phone);
	await colleague.go(`${desk}/parts/failed`, { status: 200 });
	await colleague.page.locator('[name=failed]').fill('Klausimų kortelės neprigijo: jas nuolat pamesdavome.');
	await colleague.press('Išsaugoti ir tęsti', { status: 200 });
	await author.go(`${desk}/parts/failed`, { status: 200 });
	expect(await author.page.locator('[name=failed]').inputValue()).toContain('pamesdavome');
});

test('a photo of sixty megapixels is kept without its place; what is no photo is refused in words', async () => {
	await author.go(`${desk}/pictures/new`, { status: 200 });
	const file = author.page.locator('input[type=file]');
	await author.page.locator('[name=alt]').fill('Klausimų dėžutė ant palangės');
	await file.setInputFiles({ name: 'dezute.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7 tai ne nuotrauka') });
	await author.press('Pridėti nuotrauką', { status: 422 });
	expect(await author.page.locator('.error-summary').innerText()).toContain('Pasirinkite nuotrauką, kuri yra JPEG, PNG, WebP arba AVIF');
	expect(await author.page.locator('[name=alt]').inputValue()).toBe('Klausimų dėžutė ant palangės');
	const sent = await phoneJpeg(9000, 6666);
	expect(sent.toString('latin1')).toContain('Jonaitis');
	await file.setInputFiles({ name: 'dezute.jpg', mimeType: 'image/jpeg', buffer: sent });
	await author.press('Pridėti nuotrauką', { status: 200, title: /Kas nuotraukoje/ });
	await picture(author, 'practice-picture-consent');
	const shown = await author.page.locator('main img').first().getAttribute('src');
	const kept = await author.page.request.get(shown ?? '');
	expect(kept.status()).toBe(200);
	expect((await kept.body()).toString('latin1')).not.toMatch(/Jonaitis|GPS|Exif/);
	await author.go(`${desk}/pictures`, { status: 200 });
	await picture(author, 'practice-pictures');
}, 60_000);

test('an editor, in English, is told of one that is alike and of everybody whose word lacks, and makes a remark', async () => {
	await published(await begun(otherHead, neighbour, 'Klausimai pamokoje'));
	await send(author);
	const editor = await living.signedIn(officer, { locale: 'en' });
	await editor.go(desk, { status: 200 });
	const lacking = await text(editor);
	for (const words of [/head/i, /authors/i, /picture/i]) expect(lacking).toMatch(words);
	expect(await editor.page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
	await picture(editor, 'practice-editor');
	await editor.go(`${desk}/versions/1`, { status: 200 });
	expect(await text(editor)).toContain('Klausimų dėžutė padeda');
	await editor.page.locator('[name=part]').selectOption('change');
	await editor.page.locator('[name=body]').fill('How do you know?');
	await editor.after(() => editor.page.locator('form[action="?/remark"] button').click(), { status: 200 });
	await editor.context.close();

	await author.go(desk, { status: 200 });
	await author.follow(/Atsakyti į pastabą/, { status: 200 });
	await author.page.locator('[name=answer]').first().check();
	await author.press('Siųsti atsakymą', { status: 200 });
	await author.go(`${desk}/pictures`, { status: 200 });
	await author.follow(/Pasakyti, kas nuotraukoje/, { status: 200 });
	await author.press('Patvirtinti', { status: 422 });
	await author.page.locator('[name=shows][value=nobody]').check();
	await author.press('Patvirtinti', { status: 200 });
}, 60_000);

test('who is asked answers from the letter; forwarded it opens for nobody else; what is taken back stops the publication', async () => {
	const [link = ''] = await linksTo(expert, 'consents');
	const stranger = await living.signedIn(otherTeacher, phone);
	await stranger.go(link);
	expect(await text(stranger)).toContain('Šis laiškas rašytas kitam žmogui');
	expect(await stranger.page.getByRole('button', { name: /Pritariu/ }).count()).toBe(0);

	const colleague = await agree(expert, 'Pritariu šiai versijai');
	await picture(colleague, 'practice-consent-given');
	await agree(head, 'Mokykla sutinka skelbti šią versiją');
	await colleague.go(link, { status: 200 });
	await colleague.press('Atšaukti sutikimą', { status: 200 });

	const editor = await living.signedIn(officer);
	await editor.go(desk, { status: 200 });
	expect(await text(editor)).toContain('Dar ne visi autoriai pritarė šiai versijai');
	expect(await editor.page.getByRole('button', { name: /^Paskelbti/ }).count()).toBe(0);
	await agree(expert, 'Pritariu šiai versijai');
	await editor.go(desk, { status: 200 });
	await editor.press('Paskelbti 1-ąją versiją', { status: 200 });
	slug = await publicSlug();
	const reader = await living.visitor(phone);
	await reader.go(`/practices/${slug}`, { status: 200, title: /Mokiniai klausia drąsiai/ });
	expect(await reader.page.locator('main img[alt="Klausimų dėžutė ant palangės"]').count()).toBe(1);
	expect(await text(reader)).not.toContain(expert.name);
	await picture(reader, 'practice-public');
}, 60_000);

test('a new version takes the place of the first; it is taken down with a reason, and published again', async () => {
	await author.go(`${desk}/parts/elsewhere`, { status: 200 });
	await author.page.locator('[name=elsewhere]').fill('Reikia trijų mokytojų, kurie pradeda kartu.');
	await author.press('Išsaugoti ir tęsti', { status: 200 });
	await send(author);
	await agree(expert, 'Pritariu šiai versijai');
	await agree(head, 'Mokykla sutinka skelbti šią versiją');
	const editor = await living.signedIn(officer);
	await editor.go(desk, { status: 200 });
	await editor.press('Paskelbti 2-ąją versiją', { status: 200 });
	const reader = await living.visitor(phone);
	await reader.go(`/practices/${slug}`, { status: 200 });
	expect(await text(reader)).toContain('Reikia trijų mokytojų');

	await editor.go(`${desk}/withdrawal`, { status: 200 });
	await editor.press('Nebeskelbti', { status: 422 });
	await editor.page.locator('[name=why]').fill('Tiksliname skaičius');
	await editor.press('Nebeskelbti', { status: 200 });
	await reader.go(`/practices/${slug}`, { status: 410 });
	expect(await text(reader)).toContain('Tiksliname skaičius');
	// With it everybody's word has ended: it is asked for anew.
	await editor.go(desk, { status: 200 });
	expect(await text(editor)).toContain('Mokyklos vadovas dar nesutiko, kad ši versija būtų skelbiama');
	await author.go(`${desk}/pictures`, { status: 200 });
	await author.follow(/Pasakyti, kas nuotraukoje/, { status: 200 });
	await author.page.locator('[name=shows][value=nobody]').check();
	await author.press('Patvirtinti', { status: 200 });
	await author.go(`${desk}/consents`, { status: 200 });
	await author.page.locator('[name=named][value=yes]').check();
	await author.press('Pritariu šiai versijai', { status: 200 });
	await agree(expert, 'Pritariu šiai versijai');
	await agree(head, 'Mokykla sutinka skelbti šią versiją');
	await editor.go(desk, { status: 200 });
	await editor.press('Paskelbti 2-ąją versiją', { status: 200 });
	await reader.go(`/practices/${await publicSlug()}`, { status: 200 });
}, 60_000);

test('another school tells that it tried it; two years later one click in a letter says that it is still true', async () => {
	slug = await publicSlug();
	const other = await living.signedIn(otherHead, { ...phone, javaScriptEnabled: false });
	await other.go(`/practices/${slug}/adaptation`, { status: 200 });
	await other.press('Papasakoti', { status: 422 });
	await fillDay(other, 'tried', dayOf(new Date(Date.now() - 86_400_000)));
	await other.page.locator('[name=changed]').fill('Dėžutę pakeitėme lenta.');
	await other.page.locator('[name=named][value=no]').check();
	await other.press('Papasakoti', { status: 200 });
	await author.go(`${desk}/afterwards`, { status: 200 });
	await picture(author, 'practice-afterwards');
	await author.press(/^Rodyti visiems/, { status: 200 });
	const reader = await living.visitor(phone);
	await reader.go(`/practices/${slug}`, { status: 200 });
	expect(await text(reader)).toContain('Dėžutę pakeitėme lenta.');

	await askCheckUps({ db: db.asSystem().db, now: new Date(Date.now() + 2 * 366 * 86_400_000) });
	const [link = ''] = await linksTo(teacher, 'check-ups');
	const asked = await living.visitor({ ...phone, javaScriptEnabled: false });
	await asked.go(link, { status: 200, title: /Ar tai tebegalioja/ });
	await picture(asked, 'practice-check-up');
	await asked.press('Taip, taip ir dirbame', { status: 200, title: /Ačiū, atsakymas gautas/ });
	await reader.go(`/practices/${slug}`, { status: 200 });
	expect(await text(reader)).toContain('tai tebegalioja');
}, 60_000);

const publicSlug = async (): Promise<string> =>
	(await living.query<{ slug: string }>(`select slug from practices.entry where title = 'Mokiniai klausia drąsiai'`))[0]?.slug ?? '';

/** The example of another school that says nearly the same, public already. */
async function published(project_id: string): Promise<void> {
	const by = db.as(otherTeacher.id, new Date());
	const { id } = value(await beginPractice(by, { project_id }));
	const { practice, groups } = value(await readPracticeWriting(by, id));
	const same = { ...texts, title: 'Klausimų dėžutė padeda', group: groups[0]?.code ?? '', licence: 'CC-BY-4.0' };
	const typed = Object.entries(same).map(([key, words]) => ({
		key,
		text: words,
		seen: { revision: practice.content.texts[key]?.revision ?? 0 }
	}));
	value(await savePracticeTexts(by, { practice_id: id, texts: typed }));
	const { revision } = value(await readPractice(by, id)).practice;
	const { number } = value(await sendVersion(by, { practice_id: id, seen_revision: revision, named: true }));
	value(await giveConsent(db.as(otherHead.id, new Date()), { practice_id: id, number, kind: 'school', named: null }));
	value(await publishPractice(db.as(officer.id, new Date()), { practice_id: id, number }));
}
