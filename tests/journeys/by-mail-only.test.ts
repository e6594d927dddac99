import { expect, test } from 'vitest';
import { addDays, dayOf, instantAt } from '#platform';
import { addMeasure, askTeams, beginPlan, beginProject, planCycle } from '#projects/server';
import { holidaysBetween } from '#scheduling/server';
import { goesOut, type Digest } from '#lib/spaces/letters.ts';
import { writeDigest } from '#spaces/server';
import { value } from '../support/deciding.ts';
import type { Traveller } from '../support/journey.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { openMailbox, type Received } from '../support/mailbox.ts';
import { fillDay, picture, textOn as text, untilThere } from '../support/pages.ts';
import { freePort } from '../support/start.ts';

const port = await freePort();
const mail = await openMailbox(port);
const living = await livingNetwork({ settings: { SMTP_URL: mail.url, KARTU_MAIL_IN_PORT: String(port) } });
const { db, room } = living;
const [ruta, jonas] = living.teachers as [LivingPerson, LivingPerson];
const inDays = (days: number) => new Date(`${addDays(dayOf(new Date()), days)}T06:20:00Z`);
/** The day whose digest was written last: of one day there is one letter. */
let told = dayOf(new Date());

/** The next morning on which such a digest goes out; what is written meanwhile is for the one after it. */
async function nextDigest(often: Digest): Promise<void> {
	const days = Array.from({ length: 14 }, (_, at) => addDays(told, at + 1));
	const holidays = new Set(holidaysBetween(addDays(told, -6), addDays(told, 14)).map(({ day }) => day));
	const day = days.find((one) => goesOut(often, one, holidays)) ?? '';
	told = day;
	// Half an hour past its midnight: a week before is this morning at the latest.
	await writeDigest(db.asSystem(instantAt(day, '00:30')), { person_id: ruta.id, day });
	await living.query('update spaces.told set told_to = $1', [new Date()]);
}

// She wrote the plan of her school’s project once; since then she has only read mail.
const project = value(
	await beginProject(db.as(ruta.id, new Date()), {
		...{ school_id: living.network.schools[0]?.id ?? '', network_id: living.network.id, title: 'Septintokai drąsiai klausia' }
	})
).id;
const measure = value(
	await addMeasure(db.as(ruta.id, new Date()), {
		...{ project_id: project, name: 'Klausiančių septintokų dalis', unit: '%', kind: 'outcome', better: 'up' },
		...{ of_aim: false, how: '', rhythm: 'monthly', baseline: '' }
	})
).id;
value(
	await planCycle(db.as(ruta.id, new Date()), {
		...{ project_id: project, title: 'Trys klausimai pamokos gale', question: '', prediction: 'Klaus pusė klasės', who: '', place: '' },
		...{ from_on: null, to_on: null, conditions: '', driver_id: '', measure_id: '', after_id: '' }
	})
);
value(await beginPlan(db.as(ruta.id, new Date()), project));

/** The first letter of hers about something, read again. */
function letterOf(subject: RegExp): Received {
	const found = mail.letters.find((letter) => letter.to === ruta.email && subject.test(letter.subject));
	if (!found) throw new Error(`she has no letter about ${String(subject)}`);
	return found;
}

/** Jonas writes in the discussion that he has before him. */
async function say(words: string): Promise<void> {
	await colleague.page.getByLabel('Ką norite pasakyti?').fill(words);
	await colleague.press('Siųsti', { status: 200 });
}

let discussion = '';
let colleague: Traveller;
let alma: Traveller;

test('the digest brings the text itself, and a reply to it is posted without its quotation and signature', async () => {
	colleague = await living.signedIn(jonas);
	await colleague.go(`/room/${room}/discussions/new`, { status: 200 });
	await colleague.page.getByLabel('Apie ką kalbėsite?').fill('Kaip pradėti pamoką mokinių klausimu?');
	await colleague.page.getByLabel('Ką norite pasakyti?').fill('Bandau jau savaitę: **tyli visa klasė**. Ką darote Jūs?');
	await colleague.page.getByLabel('Tai klausimas: laukiu atsakymo').check();
	await colleague.press('Pradėti pokalbį', { title: /^Kaip pradėti pamoką/ });
	discussion = new URL(colleague.page.url()).pathname;

	await nextDigest('weekly');
	const digest = await mail.next(ruta.email, /^Kas nauja: Kaip pradėti pamoką/);
	expect(digest.text).toContain('Bandau jau savaitę: tyli visa klasė. Ką darote Jūs?');
	await mail.answer(digest, 'Palaukiu dešimt sekundžių – tada kas nors būtinai paklausia.');
	// Whoever has the discussion open sees it come.
	await colleague.page.getByText('Palaukiu dešimt sekundžių').waitFor();
	await colleague.go(discussion, { status: 200 });
	await picture(colleague, 'mail-posted');
	const said = await text(colleague);
	expect(said).toContain('Rūta Žąsytė');
	expect(said).toContain('atsiųsta laišku');
	for (const left of ['lietuvių kalbos mokytoja', '612 34567', 'rašė:', 'Laba diena', 'reply+', 'Atsakyti laišku'])
		expect(said).not.toContain(left);
});

test('she chooses from the letter, without signing in, how often it comes; nothing comes twice', async () => {
	const first = letterOf(/^Kas nauja/);
	const letters = await living.visitor({ viewport: { width: 390, height: 844 } });
	const [, link = ''] = /Kokius laiškus gauti ir kaip dažnai: \S+?(\/letters\/\S+)/.exec(first.text) ?? [];
	await letters.go(link, { status: 200, title: /^Kokius laiškus gauti/ });
	await picture(letters, 'mail-choose');
	await letters.page.getByLabel('Kiekvieną darbo dieną').first().check();
	await letters.press('Išsaugoti', { status: 200 });
	expect(await letters.page.locator('.notice').innerText()).toContain('Išsaugota');

	await say('Palauksiu ir aš. O jei tyli ir po minutės?');
	await nextDigest('daily');
	const digest = await mail.next(ruta.email, /^Kas nauja: Kaip pradėti pamoką/);
	expect(digest.text).toContain('O jei tyli ir po minutės?');
	expect(digest.text).not.toContain('Bandau jau savaitę');
});

test('mentioned, she answers under the very words that mention her; a quotation that nobody recognises gives nothing of hers away', async () => {
	await say(`@${ruta.name}, o kiek klausimų surenkate?`);
	const letter = await mail.next(ruta.email, /^Jonas Ąžuolas mini Jus/);
	expect(letter.text).toContain('o kiek klausimų surenkate?');
	const unmarked = letter.text.replace(/^---.*$/m, '');
	await mail.answer(letter, '', {
		text: `Po tris ar keturis.\n\nLaiškas, į kurį atsakau\n${unmarked}\nmailto:${letter.reply_to}?subject=Re\n${letter.unsubscribe}`
	});
	await colleague.page.getByText('Po tris ar keturis.').waitFor();
	await colleague.go(discussion, { status: 200 });
	await picture(colleague, 'mail-unrecognised');
	const html = await colleague.page.content();
	expect(html).toContain('Laiškas, į kurį atsakau');
	for (const secret of ['reply+', letter.reply_to.slice(6, 22), letter.unsubscribe.split('/').at(-1) ?? ''])
		expect(html).not.toContain(secret);
	expect(html).not.toMatch(/\/letters\/[\w-]{20}/);
});

test('she signs up for an event with one word, after a plain question where her words did not say it', async () => {
	alma = await living.signedIn(living.alma);
	await alma.go(`/room/${room}/events/new`, { status: 200 });
	await alma.page.getByLabel('Susitikimas').check();
	await alma.page.getByLabel('Pavadinimas').fill('Klausimų dirbtuvės');
	await fillDay(alma, 'day', addDays(dayOf(new Date()), 20));
	await alma.page.getByLabel('Nuo', { exact: true }).fill('14');
	await alma.page.getByLabel('Iki', { exact: true }).fill('15.30');
	await alma.page.getByLabel('Kur', { exact: true }).fill('Mokyklos A biblioteka');
	await alma.press('Numatyti ir pakviesti', { status: 200 });
	const letter = await mail.next(ruta.email, /Klausimų dirbtuvės/);
	expect(letter.mail.attachments.map(({ contentType }) => contentType)).toContain('text/calendar');
	await mail.answer(letter, 'Gal pavyks, pasižiūrėsiu tvarkaraštį.');
	const question = await mail.next(ruta.email, /^Atsakykite dar kartą/);
	expect(question.text).toContain('Atsakykite vienu žodžiu: „taip“ arba „ne“.');
	expect(question.text).toContain('Gal pavyks, pasižiūrėsiu tvarkaraštį.');
	await mail.answer(question, 'Taip, ateisiu!');
	await untilThere(alma, 'Rūta Žąsytė, Mokykla A');
	await picture(alma, 'mail-event');
});

test('she finishes a task by saying that it is done', async () => {
	await alma.go(`/room/${room}/tasks`, { status: 200 });
	await alma.page.getByLabel('Ką padaryti').fill('Surinkti septintokų klausimus');
	await alma.page.getByLabel('Kas padarys').selectOption({ label: ruta.name });
	await fillDay(alma, 'due', addDays(dayOf(new Date()), 10));
	await alma.press('Paskirti', { status: 200 });
	const letter = await mail.next(ruta.email, /Surinkti septintokų klausimus/);
	await mail.answer(letter, 'Nespėsiu iki tos dienos.');
	const noted = await mail.next(ruta.email, /^Užrašėme, užduotis dar laukia/);
	await alma.go(`/room/${room}/tasks`);
	expect(await alma.page.locator('section', { hasText: 'Dar reikia padaryti' }).innerText()).toContain('Surinkti septintokų klausimus');
	await mail.answer(noted, 'Atlikta. Surinkau 64 klausimus, sudėjau į lentelę.');
	await untilThere(alma, 'Surinkau 64 klausimus, sudėjau į lentelę.');
	await picture(alma, 'mail-tasks');
});

test('she writes what they tried, and answers the one question that comes back', async () => {
	await askTeams(db.asSystem(inDays(15)));
	const ask = await mail.next(ruta.email, /^Kaip sekasi\? Septintokai drąsiai klausia/);
	await mail.answer(ask, 'Bandėme: tris klausimus pamokos gale\nKas įvyko: klausė daugiau negu paprastai\nKas toliau: kartosime su 7b');
	const question = await mail.next(ruta.email, /^Ačiū, žinia išsaugota\. Vienas klausimas/);
	await mail.answer(question, '18 iš 24 mokinių');
	await alma.go(`/project/${project}/notes`, { status: 200 });
	await untilThere(alma, '18 iš 24 mokinių');
	const notes = await text(alma);
	for (const said of ['tris klausimus pamokos gale', 'klausė daugiau negu paprastai', 'kartosime su 7b']) expect(notes).toContain(said);
	await picture(alma, 'mail-notes');
});

test('she enters the value of a measure, with a comma and a percent; what is no number gets a plain question', async () => {
	await askTeams(db.asSystem(inDays(45)));
	const ask = await mail.next(ruta.email, /^Kiek dabar\? Klausiančių septintokų dalis/);
	await mail.answer(ask, 'Tikrai geriau negu rudenį!');
	const question = await mail.next(ruta.email, /^Atsakykite dar kartą/);
	expect(question.text).toContain('parašykite vieną skaičių');
	await mail.answer(question, '52,5 %\nTik 7a klasė, du sirgo.');
	await alma.go(`/project/${project}/measures/${measure}`, { status: 200 });
	await untilThere(alma, 'Tik 7a klasė, du sirgo.');
	expect(await text(alma)).toMatch(/52,5/);
	await picture(alma, 'mail-measure');
});

test('she answers a remark of the expert', async () => {
	const expert = await living.signedIn(living.expert);
	await expert.go(`/project/${project}/plan/versions/1/remarks`, { status: 200 });
	await expert.page.locator('[name=part]').selectOption({ index: 1 });
	await expert.page.locator('[name=body]').fill('Ar matuosite ir tai, apie ką klausiama?');
	await expert.press(/^Siųsti/, { status: 200 });
	const letter = await mail.next(ruta.email, /^Pastaba apie planą/);
	await mail.answer(letter, 'Iš dalies. Klausimus rūšiuosime kas mėnesį.');
	const told = await mail.next(living.expert.email, /^Atsižvelgta iš dalies/);
	expect(told.text).toContain('Klausimus rūšiuosime kas mėnesį.');
	await expert.go(`/project/${project}/plan/versions/1`, { status: 200 });
	expect(await text(expert)).toContain('Klausimus rūšiuosime kas mėnesį.');
	await picture(expert, 'mail-remark');
});

test('a forged, an automatic and an oversized answer are not posted, nor is one to two discussions at once', async () => {
	const letter = letterOf(/^Jonas Ąžuolas mini Jus/);
	await mail.answer(letter, 'Klastotė.', { from: 'Rūta Žąsytė <ruta@kitur.example>' });
	await mail.answer(letter, 'Atostogauju.', { headers: { 'Auto-Submitted': 'auto-replied' } });
	await expect(mail.answer(letter, 'Didelis.', { text: 'a'.repeat(6 * 1024 * 1024) })).rejects.toMatchObject({ responseCode: 552 });
	const digest = letterOf(/^Kas nauja/);
	await mail.send({ from: ruta.email, to: [letter.reply_to, digest.reply_to], subject: 'Re', text: 'Abiem.' });
	const told = await mail.next(ruta.email, /^Jūsų atsakymas nepaskelbtas/);
	expect(told.text).toContain('iš kito el. pašto adreso');
	await mail.answer(letter, 'O ši tikra.');
	await colleague.go(discussion, { status: 200 });
	await untilThere(colleague, 'O ši tikra.');
	for (const word of ['Klastotė', 'Atostogauju', 'Didelis', 'Abiem']) expect(await text(colleague)).not.toContain(word);
});

test('one click of her mail program ends the letters of the room; in a closed room nothing is posted; she has never signed in', async () => {
	const letter = letterOf(/^Jonas Ąžuolas mini Jus/);
	const clicked = await fetch(letter.unsubscribe, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
	expect(clicked.status).toBe(200);
	const before = mail.letters.filter(({ to }) => to === ruta.email).length;
	await say(`@${ruta.name}, @${living.alma.name}: ar pasidalysite klausimais?`);
	await mail.next(living.alma.email, /mini Jus/);
	expect(mail.letters.filter(({ to }) => to === ruta.email)).toHaveLength(before);

	await living.query(`update networks.network set closed_on = current_date - 1, closed_at = $1`, [new Date(Date.now() - 86_400_000)]);
	await mail.answer(letter, 'Ar dar ne vėlu?');
	const told = await mail.next(ruta.email, /^Jūsų atsakymas nepaskelbtas/);
	expect(told.text).toContain('Kambarys uždarytas');
	expect(told.text).toContain('Ar dar ne vėlu?');
	await colleague.go(discussion, { status: 200 });
	expect(await text(colleague)).not.toContain('Ar dar ne vėlu?');
	await picture(colleague, 'mail-closed');

	const sessions = await living.query<{ name: string }>(
		`select person.name from people.session join people."user" account on account.id = session.user_id join people.person on person.id::text = account.person_id::text`
	);
	expect(sessions.map(({ name }) => name)).toContain(jonas.name);
	expect(sessions.map(({ name }) => name)).not.toContain(ruta.name);
});
