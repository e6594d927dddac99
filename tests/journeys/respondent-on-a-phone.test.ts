import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { markOf, newWords, readWords } from '#lib/evaluation/matching/mark.ts';
import { answerSurvey, closeSurvey, openSurvey } from '#evaluation/server';
import { changed, everything } from '../support/attack.ts';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { boxOf, preparedTraining } from '../support/evaluation.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { letters } from '../support/published.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

// What the server sealed is opened here.
keepSecret('the secret of a test, long enough to sign with');
const db = await testDatabase();
const one = await preparedTraining(db);
const people = one.people as [string, string, string, ...string[]];
await ask(db.url, `update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [people]);
const before = new Date('2027-02-10T08:00:00Z');
const later = new Date('2027-06-02T09:00:00Z');
const needs = await open('needs', before);
const server = await testServer(db);
const browser = await testBrowser();
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const phone = { viewport: { width: 390, height: 844 } };

async function open(kind: 'needs' | 'practice', now: Date): Promise<string> {
	const opened = await openSurvey(db.as(one.season.officer, now), { delivery_id: one.delivery, kind });
	if (!opened.ok) throw new Error(opened.refusal);
	return opened.value;
}

/** The address in the letter that somebody got. */
async function linkTo(person: string, kind: string): Promise<string> {
	const [{ email } = { email: '' }] = await ask<{ email: string }>(db.url, 'select email from people.person where id = $1', [person]);
	const letter = (await letters(db, 'survey-opened')).find(({ to_address, body }) => to_address === email && body.includes(`/${kind}`));
	return new URL(/https?:\/\/\S+/.exec(letter?.body ?? '')?.[0] ?? '').pathname;
}

async function comesIn(traveller: Traveller, person: string): Promise<void> {
	const cookies = (await cookieOf(story, server, person)).split('; ').map((cookie) => cookie.split('=') as [string, string]);
	await traveller.context.addCookies(cookies.map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })));
}

const field = 'Žodžiai, kuriuos žinote tik Jūs (nebūtina)';
let first: Traveller;
let words = '';
let onPaper = '';

/** Hands the sheet in, and says which tables of the whole database that touched. */
async function handsIn(act: () => Promise<unknown>): Promise<string[]> {
	const seen = await everything(db.url);
	await act();
	const { gone, come } = changed(seen, await everything(db.url));
	// The queue beats, and each minute earlier events are linked, whatever happens; an event of this act would stand in `platform.event`.
	return [...new Set([...gone, ...come].map(({ table }) => table))].filter(
		(table) => !/^(pgboss\.|pg_sequences$|platform\.audit_)/.test(table)
	);
}

test('from the letter to the box: a ballot, a question that follows from an answer, words that are kept, and no trace of who it was', async () => {
	first = await travel(browser, server.url, story, phone);
	const { page, go, look } = first;
	const link = await linkTo(people[0], 'needs');
	await page.goto(link);
	expect(new URL(page.url()).pathname).toBe('/sign-in');
	await comesIn(first, people[0]);
	await go(link, { status: 200, title: 'Ko Jums reikia iš šių mokymų?' });
	await page.getByRole('button', { name: 'Atsakyti anonimiškai' }).click();
	await page.getByRole('button', { name: 'Įmesti lapelį' }).waitFor();
	await page.locator('input[name=confident][value="3"]').check();
	await page.getByLabel('Dar ne').check();
	await page.getByLabel('Trūksta laiko pasirengti').check();
	words = await page.getByLabel(field).inputValue();
	expect(readWords(words)).not.toBeNull();
	await look();
	await page.getByLabel(field).fill('Ona Petraitienė');
	await page.getByRole('button', { name: 'Įmesti lapelį' }).click();
	await page.getByText('Tai ne tie žodžiai').first().waitFor();
	await look();
	await page.getByLabel(field).fill(words);
	await page.waitForTimeout(1100);
	const touched = await handsIn(async () => {
		await page.getByRole('button', { name: 'Įmesti lapelį' }).click();
		await page.getByRole('heading', { name: 'Ačiū, Jūsų lapelis urnoje' }).waitFor();
	});
	expect(touched).toEqual(['evaluation.box']);
	await page.getByText(`Jūsų žodžiai: „${words}“`).waitFor();
	await look();
	expect(await boxOf(db, needs)).toEqual([{ confident: 3, tried: 'not', kept: ['time'] }]);
});

test('the link used again says that the ballot is taken; forwarded, it leads whoever is not asked nowhere', async () => {
	const link = await linkTo(people[0], 'needs');
	await first.go(link, { status: 200 });
	await first.page.getByText('Anoniminį lapelį jau paėmėte').waitFor();
	expect(await first.page.getByRole('button', { name: /Atsakyti|Įmesti/ }).count()).toBe(0);
	const stranger = await travel(browser, server.url, story, phone);
	const [other] = await ask<{ id: string }>(
		db.url,
		`select p.id from people.person p where p.id = any($2) and p.id not in (select person_id from delivery.lecturer where delivery_id = $1) limit 1`,
		[one.delivery, one.season.lecturers]
	);
	await comesIn(stranger, other?.id ?? '');
	await stranger.go(link, { status: 404 });
});

test('without scripts: a code and words to write down, in steps, and the sheet touches nothing but the box', async () => {
	const second = await travel(browser, server.url, story, { ...phone, javaScriptEnabled: false });
	await comesIn(second, people[1]);
	const { page, go, press, look } = second;
	await go(await linkTo(people[1], 'needs'), { status: 200 });
	await press('Atsakyti anonimiškai', { status: 200 });
	onPaper = await page.getByLabel(field).inputValue();
	expect(readWords(onPaper)).not.toBeNull();
	expect(onPaper).not.toBe(words);
	await page.locator('input[name=confident][value="4"]').check();
	await page.getByLabel('Dar ne').check();
	await press('Įmesti lapelį', { status: 200 });
	expect(await page.getByLabel(field).inputValue()).toBe(onPaper);
	await page.getByLabel('Trūksta laiko pasirengti').check();
	await look();
	expect(await handsIn(() => press('Įmesti lapelį', { status: 200 }))).toEqual(['evaluation.box']);
	await page.getByText(`Jūsų žodžiai: „${onPaper}“`).waitFor();
	expect(await boxOf(db, needs)).toHaveLength(2);
});

test('three months later: the same phone has kept the words, another device takes them as they are typed, and the change is told', async () => {
	const marks = await Promise.all(people.slice(2, 7).map(() => markOf(readWords(newWords()) ?? '', one.delivery)));
	const others = async (survey: string, now: Date, confident: string) => {
		for (const [at, mark] of marks.entries())
			await answerSurvey(db.as(people[at + 2] as string, now), { survey_id: survey, given: { confident: [confident] }, mark });
	};
	await others(needs, before, '4');
	await closeSurvey(db.asSystem(before), { survey_id: needs });
	const practice = await open('practice', later);
	await others(practice, later, '6');

	const { page, go, look } = first;
	await go(await linkTo(people[0], 'practice'), { status: 200 });
	await page.getByRole('button', { name: 'Atsakyti anonimiškai' }).click();
	await page.getByRole('button', { name: 'Įmesti lapelį' }).waitFor();
	expect(await page.getByLabel(field).inputValue()).toBe(words);
	await page.getByText('Šie žodžiai liko šiame įrenginyje').waitFor();
	await page.locator('input[name=confident][value="5"]').check();
	await look();
	await page.waitForTimeout(1100);
	await page.getByRole('button', { name: 'Įmesti lapelį' }).click();
	await page.getByRole('heading', { name: 'Ačiū, Jūsų lapelis urnoje' }).waitFor();

	const tablet = await travel(browser, server.url, story, phone);
	await comesIn(tablet, people[1]);
	await tablet.go(await linkTo(people[1], 'practice'), { status: 200 });
	await tablet.page.getByRole('button', { name: 'Atsakyti anonimiškai' }).click();
	await tablet.page.getByLabel(field).fill(onPaper.toUpperCase().replaceAll(' ', ', '));
	await tablet.page.locator('input[name=confident][value="6"]').check();
	await tablet.page.waitForTimeout(1100);
	await tablet.page.getByRole('button', { name: 'Įmesti lapelį' }).click();
	await tablet.page.getByRole('heading', { name: 'Ačiū, Jūsų lapelis urnoje' }).waitFor();

	await closeSurvey(db.asSystem(later), { survey_id: practice });
	const lecturer = await travel(browser, server.url, story, phone);
	await comesIn(lecturer, one.season.lecturers[0] as string);
	await lecturer.go(`/training/${one.delivery}/practice/results`, { status: 200 });
	await lecturer.page.getByRole('heading', { name: 'Kas pasikeitė' }).waitFor();
	await lecturer.page.getByText('prieš mokymus ir po trijų mėnesių').waitFor();
	// Seven pairs, each two points up.
	await lecturer.page.getByText('+2,0 (tikriausiai nuo +2,0 iki +2,0)').waitFor();
});
