import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { ask, testDatabase } from '../support/database.ts';
import { testBrowser } from '../support/browser.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { broughtToNow, letters, publishedSeason, tokenIn } from '../support/published.ts';
import { testServer } from '../support/server.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const season = await publishedSeason(db, { schools: 1, lecturers: 5 });
await broughtToNow(db);
const people = { officer: season.officer, one: season.lecturers[0], two: season.lecturers[1], head: season.schools[0]?.head } as Record<
	string,
	string
>;
for (const [persona, id] of Object.entries(people)) await ask(db.url, 'update people.person set persona = $1 where id = $2', [persona, id]);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
// Only what a traveller asks the told year for.
const story = { db, query: (sql: string, values?: unknown[]) => ask(db.url, sql, values) } as unknown as Story;
const training = season.trainings[0] as string;

const nameOf = async (who: string) =>
	(await ask<{ name: string }>(db.url, 'select name from people.person where id = $1', [people[who]]))[0]?.name ?? '';
const signedIn = async (who: string, locale: 'lt' | 'en' = 'lt'): Promise<Traveller> => {
	const traveller = await travel(browser, server.url, story, { locale });
	await traveller.signInAs({ id: people[who] ?? '', name: await nameOf(who), email: '' });
	return traveller;
};
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();

test('a school answers from the letter, without scripts and without signing in', async () => {
	const [head] = await ask<{ email: string }>(db.url, 'select email from people.person where id = $1', [people['head']]);
	const letter = (await letters(db, 'training-offered')).find(({ to_address }) => to_address === head?.email);
	const link = `/offers/${tokenIn(letter as NonNullable<typeof letter>)}`;
	const school = await travel(browser, server.url, story, { javaScriptEnabled: false });
	await school.go(link, { status: 200, title: /Ar šios mokymų dienos Jums tinka/ });
	await school.press('Taip, šios dienos tinka', { title: /Sutikote/ });
	await school.go(`${link}x`, { title: /Ši nuoroda nebegalioja/ });
	expect(await text(school)).not.toContain(season.schools[0]?.name);
	const english = await travel(browser, server.url, story, { locale: 'en' });
	await english.go(link, { title: /You have accepted/ });
});

test('two lecturers: one accepts from Today, the other declines, and a repair is chosen', async () => {
	const one = await signedIn('one');
	await one.follow(/Atsakyti, ar tinka mokymų dienos/, { status: 200 });
	await one.press('Taip, šios dienos tinka', { status: 200 });
	expect(await text(one)).toContain('Dienos tinka');

	const two = await signedIn('two');
	await two.go(`/training/${training}`, { status: 200 });
	await two.page.getByText('Ne, šios dienos netinka').click();
	await two.press('Atsisakyti šių dienų', { title: /^Klaida/ });
	expect(await text(two)).toContain('Parašykite, kodėl šios dienos netinka');
	await two.page.getByLabel('Kodėl šios dienos netinka?').fill('Tą savaitę esu išvykusi.');
	await two.press('Atsisakyti šių dienų', { status: 200 });
	expect(await text(two)).toContain('Dienos netinka');

	const officer = await signedIn('officer');
	await officer.follow(/Pataisyti mokymų grafiką/, { status: 200 });
	expect(await text(officer)).toContain('Tą savaitę esu išvykusi.');
	await officer.page.getByRole('heading', { name: 'Kaip pataisyti?' }).waitFor({ timeout: 60_000 });
	await officer.look();
	await officer.press(/Paskelbti šį pataisymą/, { status: 200 });
	expect(await text(officer)).toContain('Pasirinktas pataisymas');
	await officer.follow('Sutrikimai ir pataisymai', { status: 200 });
	expect(await text(officer)).toContain('Grafikas pataisytas');
	await one.go(`/training/${training}`, { status: 200 });
	expect(await text(one)).not.toContain('išvykusi');
});

test('a lecturer says that they cannot come; the page of it in English too', async () => {
	const one = await signedIn('one', 'en');
	await one.go(`/training/${training}`, { status: 200 });
	await one.follow('Say that I cannot hold it', { title: /When can you not hold trainings/ });
	await one.press('Report', { title: /^Error/ });
	await one.page.getByLabel('Cannot hold this training any more').check();
	await one.press('Report', { status: 200 });
	expect(await text(one)).toContain('We have it.');
	const officer = await signedIn('officer', 'en');
	await officer.follow(/Repair the timetable/, { status: 200 });
});

test('the calendar of a lecturer: its address is shown once, fetched by programs, and gone when renewed', async () => {
	const one = await signedIn('one');
	await one.go('/profile/calendar', { status: 200 });
	await one.press('Gauti kalendoriaus adresą', { status: 200 });
	const address = (await one.page.locator('main code').innerText()).trim();
	const path = new URL(address).pathname;
	const answer = await fetch(server.url + path);
	expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	expect(answer.headers.get('cache-control')).toBe('private, no-cache');
	const body = await answer.text();
	expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(3);
	expect(body).toContain(`/training/${training}`);
	const etag = answer.headers.get('etag') ?? '';
	expect((await fetch(server.url + path, { headers: { 'if-none-match': etag } })).status).toBe(304);
	expect((await fetch(`${server.url}/api/calendar/unknown-unknown-unknown.ics`)).status).toBe(404);

	await one.go('/profile/calendar', { status: 200 });
	expect(await text(one)).not.toContain(path);
	await one.press('Gauti naują adresą', { status: 200 });
	expect((await fetch(server.url + path)).status).toBe(404);
});
