import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { confirmPlace } from '../support/confirmed.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { storyServer } from '../support/story.ts';
import { fill } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();
const officer = story.personas['centre_officer'];
if (!officer) throw new Error('there is no officer at the door');

const edition = await sixConfirmed();
const path = `/programme/${story.call.programme}/editions/${edition}/networks`;

test('an officer forms networks: an impossible size, a contradiction, a swap by the keyboard, locks, a comparison, one act', async () => {
	const traveller = await travel(browser, server.url, story);
	await traveller.signInAs(officer);
	await traveller.go(`/programme/${story.call.programme}`, { status: 200 });
	await traveller.follow('Tinklai', { title: /Tinklų sudarymas/ });
	await traveller.press('Pradėti sudaryti tinklus', { status: 200 });
	await sizes(traveller);
	await wishes(traveller);
	await propose(traveller);
	await change(traveller);
	await readInEnglish();
	await confirm(traveller);
});

/** Six schools of the story confirm their places; the edition has two networks of three. */
async function sixConfirmed(): Promise<string> {
	for (const school of story.schools.slice(2, 8)) await confirmPlace(story, school, officer?.id ?? '');
	const [row] = await story.query<{ slug: string }>(
		`update programmes.edition set terms = jsonb_set(terms, '{grouping}',
			'{"kind": "networks", "networks": 2, "schools_each": 3, "coordinators_each": 2, "experts_at_least": 1}')
		where id = (select edition_id from programmes.call where id = $1) returning slug`,
		[story.call.id]
	);
	return row?.slug ?? '';
}

async function sizes(traveller: Traveller): Promise<void> {
	const { page, go, press } = traveller;
	await go(`${path}/criteria`, { title: /Kas svarbu/ });
	await fill(traveller, { least: '4', most: '3' });
	await press('Išsaugoti', { status: 422, title: /^Klaida/ });
	await fill(traveller, { least: '4', most: '5' });
	await press('Išsaugoti', { status: 200 });
	expect(await page.locator('#main').last().innerText()).toContain('Trūksta: 2');
	await go(`${path}/criteria`, { status: 200 });
	await fill(traveller, { least: '3', most: '3' });
	await page.getByRole('group', { name: 'Bendra problema' }).getByLabel('Labai svarbu').check();
	await press('Išsaugoti', { status: 200 });
}

async function wishes({ page, press }: Traveller): Promise<void> {
	const wish = async (kind: string, status: number) => {
		if (!(await page.locator('select[name="school_id"]').isVisible())) await page.getByText('Įrašyti pageidavimą').click();
		await page.locator('select[name="school_id"]').selectOption({ index: 1 });
		await page.locator('select[name="other_id"]').selectOption({ index: 2 });
		await page.getByLabel(kind).check();
		await press(/^Įrašyti$/, { status });
	};
	await wish('Viename tinkle', 200);
	await wish('Skirtinguose tinkluose', 422);
	expect(await page.locator('.error-summary').innerText()).toContain('prieštarauja');
}

async function propose({ page, go, press, follow }: Traveller): Promise<void> {
	await go(path, { status: 200 });
	await press('Paprašyti pasiūlymo', { status: 200 });
	// The worker beside the pages plans.
	await expect.poll(async () => (await story.query('select id from networks.proposal')).length, { timeout: 60_000 }).toBe(1);
	await go(path, { status: 200 });
	await follow('Nr. 1', { title: /Pasiūlymas Nr. 1/ });
	expect(await page.locator('svg a').count()).toBe(6);
}

async function change({ page, after, press, follow }: Traveller): Promise<void> {
	await page.locator('svg a').first().focus();
	await after(() => page.keyboard.press('Enter'), { status: 200 });
	expect(await page.locator('#school h2').innerText()).toContain('kodėl');
	await page.locator('#school').getByRole('button', { name: 'Sukeisti' }).first().focus();
	await after(() => page.keyboard.press('Enter'), { title: /Pasiūlymas Nr. 2/ });
	await page.locator('input[name="locked"]').first().focus();
	await page.keyboard.press('Space');
	await press('Išsaugoti užraktus', { title: /Pasiūlymas Nr. 3/ });
	await follow('Palyginti su pasiūlymu Nr. 2', { status: 200 });
	await follow('Pasiūlymas Nr. 3', { status: 200 });
}

/** The same pages in English, without scripts, on a phone. */
async function readInEnglish(): Promise<void> {
	const narrow = { locale: 'en', javaScriptEnabled: false, viewport: { width: 390, height: 844 } } as const;
	const traveller = await travel(browser, server.url, story, narrow);
	await traveller.signInAs(officer as NonNullable<typeof officer>);
	await traveller.go(path, { status: 200, title: /Forming the networks/ });
	await traveller.go(`${path}/criteria`, { title: /What matters/ });
	await traveller.go(path, { status: 200 });
	await traveller.follow('No. 1', { title: /Proposal 1/ });
	const [place] = await traveller.page.locator('svg a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	await traveller.go((place ?? '').replace(/^\/en/, ''), { title: /Proposal 1/ });
	expect(await traveller.page.locator('#school').innerText()).toContain('And otherwise?');
}

async function confirm(traveller: Traveller): Promise<void> {
	const { page, go, press, follow } = traveller;
	await go(path, { status: 200 });
	await follow('Nr. 1', { status: 200 });
	await follow('Tvirtinti šį pasiūlymą', { title: /Patvirtinti pasiūlymą Nr. 1/ });
	await fill(traveller, { name_0: 'Šiaurės tinklas' });
	await press(/^Patvirtinti ir sudaryti/, { title: /Tinklų sudarymas/ });
	expect(await page.locator('table').first().innerText()).toContain('Šiaurės tinklas');
	expect((await story.query('select id from networks.membership')).length).toBe(6);
}
