import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { newSchool, storyServer } from '../support/story.ts';
import { chooseTeam, fill, fillSection } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

const day = (name: string, [year, month, date]: [string, string, string]) => ({
	[`${name}_year`]: year,
	[`${name}_month`]: month,
	[`${name}_day`]: date
});

/** The day so many days from now, in the three fields of the page. */
const daysOn = (days: number): [string, string, string] =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-') as [string, string, string];

test('an officer makes a programme of a third kind on the pages alone, without scripts, and a school applies to it', async () => {
	const officer = await travel(browser, server.url, story, { javaScriptEnabled: false });
	const centre = story.personas['centre_officer'];
	if (!centre) throw new Error('the story has no officer');
	await officer.signInAs(centre);
	await makeProgramme(officer);
	const rules = await makeCall(officer);
	await composeRules(officer, rules);
	await officer.press('Paskelbti kvietimą', { title: /Pirmasis kvietimas/ });

	const school = await newSchool(story, 'Sodų pagrindinė mokykla');
	const head = await travel(browser, server.url, story);
	await head.signInAs(school.head);
	await head.go('/calls/pirmasis-kvietimas', { status: 200 });
	await head.follow('Ar galime dalyvauti?', { status: 200 });
	await fill(head, { team: '5', pupils: '90' });
	await head.press('Patikrinti', { status: 200 });
	expect(await head.page.textContent('.verdict')).toContain('Kol kas ne');
	await fill(head, { team: '3' });
	await head.press('Patikrinti', { status: 200 });
	expect(await head.page.textContent('.verdict')).toContain('Jums būtų teikiama pirmenybė');
	await head.go('/calls/pirmasis-kvietimas/start');
	await head.press('Pradėti paraišką', { title: /Paraiška KRT-/ });
	const path = new URL(head.page.url()).pathname;
	await fillSection(head, path, 'contact');
	await chooseTeam(
		head,
		path,
		school.staff.slice(0, 3).map(({ name }) => name)
	);
	await head.go(`${path}/sections/tema`, { status: 200 });
	await fill(head, { kuria_tema_renkates: 'vanduo' });
	await head.press('Išsaugoti ir tęsti', { status: 200 });
	await head.go(`${path}/submission`, { status: 200 });
	await head.press('Pateikti paraišką', { title: /Paraiška pateikta/ });
	const sent = await story.query('select state, outcome, priority from applications.application where school_id = $1', [school.id]);
	expect(sent).toEqual([{ state: 'submitted', outcome: 'yes', priority: false }]);
});

async function makeProgramme(officer: Traveller): Promise<void> {
	await officer.go('/programme/new', { status: 200 });
	await officer.press('Sukurti programą', { status: 422, title: /^Klaida/ });
	await officer.page.locator('[name="kind"][value="own"]').check();
	await fill(officer, {
		name_lt: 'Žaliosios mokyklos',
		name_en: 'Green schools',
		summary_lt: 'Mokyklos sodina ir prižiūri.',
		edition_name_lt: 'Pirmoji laida',
		...day('edition_starts_on', ['2026', 'vasaris', '30'])
	});
	await officer.press('Sukurti programą', { status: 422, title: /^Klaida/ });
	expect(await officer.page.inputValue('[name="name_lt"]')).toBe('Žaliosios mokyklos');
	await fill(officer, { ...day('edition_starts_on', daysOn(-60)), ...day('edition_ends_on', daysOn(300)) });
	await officer.press('Sukurti programą', { status: 200, title: /^Žaliosios mokyklos/ });
}

async function makeCall(officer: Traveller): Promise<string> {
	await officer.follow('Naujas kvietimas', { status: 200 });
	await fill(officer, {
		name_lt: 'Pirmasis kvietimas',
		summary_lt: 'Kviečiame mokyklas sodinti.',
		opens_time: '9',
		closes_time: '25',
		capacity: '12'
	});
	for (const [name, days] of [
		['opens_on', -2],
		['closes_on', 20],
		['categories_on', -2],
		['pupils_as_of', -80]
	] as const)
		await fill(officer, day(name, daysOn(days)));
	await officer.press('Sukurti kvietimą', { status: 422, title: /^Klaida/ });
	await fill(officer, { closes_time: '16.00' });
	await officer.press('Sukurti kvietimą', { status: 200, title: /^Pirmasis kvietimas/ });
	await officer.follow('Taisyklės ir forma', { status: 200 });
	return new URL(officer.page.url()).pathname;
}

async function composeRules(officer: Traveller, rules: string): Promise<void> {
	const { page } = officer;
	await officer.go(`${rules}/condition/new?criterion=team_size_between`, { status: 200 });
	await fill(officer, { param_least: '5', param_most: '3' });
	await officer.press('Pridėti sąlygą', { status: 422, title: /^Klaida/ });
	await fill(officer, { param_least: '2', param_most: '4', clause: '7 punktas' });
	await officer.press('Pridėti sąlygą', { status: 200 });
	await officer.go(`${rules}/condition/new?criterion=pupils_at_most`, { status: 200 });
	await fill(officer, { param_pupils: '120', severity: 'priority' });
	await officer.press('Pridėti sąlygą', { status: 200 });
	await officer.go(`${rules}/condition/new?criterion=topic_among`, { status: 200 });
	await officer.press('Pridėti sąlygą', { status: 200 });
	expect(await page.textContent('.notice')).toContain('formoje nėra klausimo');

	await officer.go(`${rules}/topics`, { status: 200 });
	for (const [place, topic] of ['Sodas', 'Vanduo', 'Nereikalinga'].entries()) {
		await officer.press('Pridėti temą', { status: 200 });
		await fill(officer, { [`topics_${place}_lt`]: topic });
	}
	await officer.after(() => page.locator('button[value="topics:up:1"]').click(), { status: 200 });
	await officer.after(() => page.locator('button[value="topics:remove:2"]').click(), { status: 200 });
	await officer.press('Įrašyti', { status: 200 });

	await officer.go(`${rules}/section/new?kind=questions`, { status: 200 });
	await fill(officer, { title_lt: 'Tema' });
	await officer.press('Įrašyti', { status: 200 });
	await officer.go(`${rules}/question/new?section=tema&type=choice`, { status: 200 });
	await fill(officer, { label_lt: 'Kurią temą renkatės?', options_from: 'topics' });
	await page.locator('[name="feeds"]').selectOption('topic');
	await officer.press('Pridėti klausimą', { status: 200 });
	expect(await page.locator('.notice').count()).toBe(0);
	await officer.follow('Paskelbti kvietimą', { status: 200 });
}
