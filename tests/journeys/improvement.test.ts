import { expect, test } from 'vitest';
import { founded } from '../house/access/network.ts';
import { testBrowser } from '../support/browser.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { storyServer, type StoryPerson, type StorySchool } from '../support/story.ts';
import { fill } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();
const school = story.schools[0] as StorySchool;
const head = story.personas['school_head'] as StoryPerson;
await founded(story, school, 'Susitarėme');

const pictures = process.env['KARTU_TEST_PICTURES'];
const picture = async ({ page }: Traveller, name: string) => {
	if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

/** Writes words into the rows of an outline, from the first one on. */
const writeRows = async ({ page }: Traveller, rows: readonly string[]) => {
	for (const [place, words] of rows.entries()) await page.locator(`#words-${place}`).fill(words);
};
const written = ({ page }: Traveller) =>
	page.locator('input.words').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).filter(Boolean));

test('a team goes from a problem with its causes to an aim and to what that depends on', async () => {
	const team = await travel(browser, server.url, story);
	await team.signInAs(head);
	await team.go(`/school/${school.id}/projects`, { status: 200 });
	await picture(team, 'projects');
	await team.follow('Pradėti projektą');
	await fill(team, { title: '' });
	await team.press('Pradėti projektą', { status: 422 });
	await fill(team, { title: 'Septintokai drąsiai klausia per pamokas' });
	await team.press('Pradėti projektą', { title: /^Septintokai/ });
	await picture(team, 'front-new');
	const project = new URL(team.page.url()).pathname;

	await team.follow('Problema');
	await picture(team, 'problem-new');
	await team.go(`${project}/problem/words`);
	await fill(team, {
		statement: 'Per pamokas klausia tik du ar trys septintokai.',
		concerns: 'Septintų klasių mokiniai, 54',
		known_from: 'Stebėjome 20 pamokų.'
	});
	await picture(team, 'words');
	await team.press('Išsaugoti', { title: /^Problema/ });
	await team.follow('Rašyti priežastis');
	await fill(team, {
		'causes-0': 'Bijo suklysti prieš klasę\nNežino, ko klausti',
		'causes-1': '* Patys atsakome, nelaukę nė trijų sekundžių\nKlausiame to, ką galima atsakyti vienu žodžiu',
		'causes-2': 'Pamokoje daug medžiagos\nKlausimams vietos lieka pabaigoje',
		'bone-3': 'Klasė',
		'causes-3': 'Suolai eilėmis',
		'bone-4': 'Mūsų susitarimai',
		'bone-5': '',
		'causes-4': 'Nesutarėme, kaip vertiname klausimus'
	});
	await picture(team, 'causes');
	await team.press('Išsaugoti', { title: /^Problema/ });
	await team.follow('Įrašyti išvadą');
	await fill(team, { level: '7', words: 'Mokiniai klausia retai.' });
	await team.press('Išsaugoti', { status: 422 });
	await team.page.locator('#indicator').selectOption('self_evaluation_2016 2.3.1');
	await fill(team, { level: '2,4' });
	await team.press('Išsaugoti', { title: /^Problema/ });
	expect(await team.page.getByText('2,4 lygis').count()).toBe(1);
	await picture(team, 'problem');
	await team.follow('Paskelbti atvirame sąraše');
	await picture(team, 'publication');
	await team.press('Sutinku ir skelbiu mokyklos vardu', { title: /^Problema/ });

	await team.go(`${project}/aim`);
	await fill(team, { measure: 'Klausiančių septintokų dalis', from: '12 %', to: '', for_whom: 'Septintokai' });
	await team.press('Įrašyti siekį', { status: 422 });
	expect(await team.page.locator('.error-summary a').allTextContents()).toEqual([
		'Tai dar ne siekis: parašykite, kiek bus',
		'Tai dar ne siekis: parašykite, iki kada'
	]);
	await picture(team, 'aim-faulty');
	await fill(team, { to: '40,5', by_on_year: '2099', by_on_month: 'birželio', by_on_day: '10' });
	await team.press('Įrašyti siekį', { title: /^Siekis/ });
	expect(await team.page.locator('h1').textContent()).toBe(
		'Klausiančių septintokų dalis – ne 12\u00a0%, o 40,5\u00a0%. Pasieksime iki 2099 m. birželio 10 d.'
	);
	await picture(team, 'aim');

	await team.go(`${project}/drivers/outline`);
	await writeRows(team, [
		'Laukimas po klausimo',
		'Tylos mokėjimas',
		'Trijų sekundžių taisyklė',
		'Klausimų kortelės',
		'Saugi klasė',
		'Klaidų aptarimas'
	]);
	await picture(team, 'outline');
	await team.press('Išsaugoti', { title: /^Veiksnių/ });
	await picture(team, 'drivers');
	await team.follow('Rašyti veiksnius ir idėjas');
	// By the keyboard: the row in which one writes goes up.
	await team.page.locator('#words-4').focus();
	await team.after(() => team.page.keyboard.press('Alt+ArrowUp'));
	expect((await written(team)).slice(0, 2)).toEqual(['Saugi klasė', 'Klaidų aptarimas']);
	expect(await team.page.evaluate(() => document.activeElement?.id)).toBe('words-0');

	await team.go(project);
	await picture(team, 'front');
	await team.follow('Ką jau bandė kitos mokyklos', { status: 200 });
	await picture(team, 'tried');
	await team.go(`${project}/settings`);
	await picture(team, 'settings');
	await team.go(`${project}/end`);
	await picture(team, 'end');
});

test('the outline moves by its buttons without scripts, and what a colleague wrote meanwhile is not lost', async () => {
	const [{ id } = { id: '' }] = await story.query<{ id: string }>('select id from projects.project');
	const plain = await travel(browser, server.url, story, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await plain.signInAs(head);
	await plain.go(`/project/${id}/drivers/outline`);
	const before = await written(plain);
	await plain.page.locator('#words-1').fill('Klaidos aptariamos ramiai');
	await plain.after(() => plain.page.locator('[data-row]').nth(2).locator('[data-act="up"]').click());
	expect(await written(plain)).toEqual([before[2], ...before.slice(3), before[0], 'Klaidos aptariamos ramiai']);
	await picture(plain, 'outline-phone');
	// A colleague moves rows while this form stands.
	await story.query(`update projects.driver set words = 'Kolegos žodžiai' where words = 'Saugi klasė'`);
	await plain.page.locator('#words-0').fill('Mano žodžiai');
	await plain.press(/^Išsaugoti$/, { status: 409 });
	expect(await plain.page.locator('.meanwhile').textContent()).toContain('Kolegos žodžiai');
	expect((await written(plain))[0]).toBe('Mano žodžiai');
	await picture(plain, 'meanwhile-phone');
	await plain.press(/^Išsaugoti$/, { title: /^Veiksnių/ });
	await picture(plain, 'drivers-phone');
	await plain.go(`/project/${id}/problem`);
	await picture(plain, 'problem-phone');
});

test('everybody reads the open problems, in English too', async () => {
	const anybody = await travel(browser, server.url, story, { locale: 'en' });
	await anybody.go('/problems', { title: /^What do schools work on/ });
	await picture(anybody, 'problems-en');
	await anybody.follow(/^Per pamokas/, { status: 200 });
	await picture(anybody, 'card-en');
	await anybody.go('/tried', { status: 200 });
});
