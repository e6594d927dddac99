import { expect, test } from 'vitest';
import { dayOf } from '#platform';
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

const phone = { viewport: { width: 390, height: 844 } };
const pictures = process.env['KARTU_TEST_PICTURES'];
const picture = async ({ page }: Traveller, name: string) => {
	if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};
const named = async () => (await story.query<{ name: string }>('select name from projects.named order by name')).map(({ name }) => name);

test('a teacher who was reached agrees to be named on the phone, without an account, and takes it back', async () => {
	const team = await travel(browser, server.url, story);
	await team.signInAs(head);
	await team.go(`/school/${school.id}/projects/new`);
	await fill(team, { title: 'Septintokai drąsiai klausia' });
	await team.press('Pradėti projektą', { title: /^Septintokai/ });
	const project = new URL(team.page.url()).pathname;
	await team.go(`${project}/reach/new`);
	const [year = '', month = '', day = ''] = dayOf(new Date()).split('-');
	await fill(team, {
		what: 'Kaip užduoti klausimą',
		held_on_year: year,
		held_on_month: month,
		held_on_day: day,
		minutes: '45',
		reached: '4'
	});
	await team.press('Įrašyti', { title: /^Visi mokytojai/ });
	await team.follow(/^Kas dalyvavo/, { status: 200 });
	await team.press('Prašyti sutikimų', { status: 200 });
	await picture(team, 'reached-sheet');
	const address = new URL((await team.page.locator('.address a').getAttribute('href')) ?? '').pathname;

	const teacher = await travel(browser, server.url, story, { ...phone, javaScriptEnabled: false });
	await teacher.go(address, { status: 200 });
	await fill(teacher, { name: 'www.pirk.example/5' });
	await teacher.press('Sutinku būti įvardytas arba įvardyta', { status: 422 });
	await picture(teacher, 'reached-agree-phone');
	await fill(teacher, { name: 'Rūta Petraitienė' });
	await teacher.press('Sutinku būti įvardytas arba įvardyta', { title: /^Jūs įvardyti/ });
	await picture(teacher, 'reached-agreed-phone');
	expect(await named()).toEqual(['Rūta Petraitienė']);
	expect(teacher.page.url()).not.toContain(address.split('/').at(-1));

	await team.go(`${project}/reach`);
	expect(await team.page.textContent('main')).toContain('Sutiko būti įvardyti: Rūta Petraitienė');
	await picture(team, 'reach');
	await teacher.press('Atšaukti sutikimą ir ištrinti vardą', { title: /^Vardo čia nėra/ });
	expect(await named()).toEqual([]);

	const english = await travel(browser, server.url, story, { ...phone, locale: 'en', colorScheme: 'dark' });
	await english.go(address, { status: 200 });
	await picture(english, 'reached-agree-phone-en-dark');

	await team.go(`${project}/report`, { status: 200 });
	await fill(team, { proud: 'Klausia ir tyliausi.', need: 'Laiko.' });
	await team.press('Išsaugoti', { title: /^Pusmečio ataskaita/ });
	expect(await team.page.getByText('Koordinatoriai mato, kad parašėte').count()).toBe(1);
	await picture(team, 'report');
	const pdf = await team.page.request.get(`${project}/report/report.pdf`);
	expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
	await team.page.setViewportSize(phone.viewport);
	await team.go(`${project}/report`);
	await picture(team, 'report-phone');
});
