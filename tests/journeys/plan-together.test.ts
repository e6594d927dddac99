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

const phone = { viewport: { width: 390, height: 844 } };
const pictures = process.env['KARTU_TEST_PICTURES'];
const picture = async ({ page }: Traveller, name: string) => {
	if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};
/** A box of the page whose text has come to the server. */
const kept = async (key: string, text: string) =>
	expect
		.poll(
			async () =>
				(await story.query<{ text: string }>(`select content -> 'texts' -> $1 ->> 'text' as text from projects.plan`, [key]))[0]?.text,
			{
				timeout: 15_000
			}
		)
		.toBe(text);
let project = '';

test('two people write one section of the plan: nothing is lost, and both texts are shown', async () => {
	const one = await travel(browser, server.url, story);
	await one.signInAs(head);
	await one.go(`/school/${school.id}/projects/new`);
	await fill(one, { title: 'Septintokai drąsiai klausia' });
	await one.press('Pradėti projektą', { title: /^Septintokai/ });
	project = new URL(one.page.url()).pathname;
	await one.go(`${project}/plan`);
	await one.press(/^Pradėti/, { title: /./ });

	const other = await travel(browser, server.url, story, phone);
	await other.signInAs(school.coordinator);
	await one.go(`${project}/plan/parts/risks`);
	await other.go(`${project}/plan/parts/risks`);

	await one.page.locator('#risks').fill('Trūks laiko');
	await kept('risks', 'Trūks laiko');
	// The colleague's page shows what stood before: they write on, and are told as soon as it is to be kept.
	await other.page.locator('#risks').fill('Trūks kantrybės');
	await expect.poll(() => other.page.locator('body').innerText(), { timeout: 15_000 }).toContain('Trūks laiko');
	expect(await other.page.locator('#risks').inputValue()).toBe('Trūks kantrybės');
	await kept('risks', 'Trūks laiko');
	await picture(other, 'plan-both-phone');
	await other.look();
	// Having seen both, they choose; without scripts the same page asks the same.
	await other.page.getByRole('button', { name: 'Palikti mano tekstą' }).click();
	await kept('risks', 'Trūks kantrybės');

	const plain = await travel(browser, server.url, story, { ...phone, javaScriptEnabled: false });
	await plain.signInAs(head);
	await plain.go(`${project}/plan/parts/risks`);
	await other.page.locator('#risks').fill('Trūks kantrybės ir laiko');
	await kept('risks', 'Trūks kantrybės ir laiko');
	await plain.page.locator('#risks').fill('Trūks visko');
	await plain.press('Išsaugoti ir tęsti', { status: 409 });
	expect(await plain.page.textContent('main')).toContain('Trūks kantrybės ir laiko');
	expect(await plain.page.locator('#risks').inputValue()).toBe('Trūks visko');
	await picture(plain, 'plan-both-plain-phone');
	await kept('risks', 'Trūks kantrybės ir laiko');
});
