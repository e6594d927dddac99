import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel } from '../support/journey.ts';
import { newSchool, storyServer } from '../support/story.ts';
import { fill, fillEverySection } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

test('a school that signs up by itself writes a draft, waits for the confirmation of an officer, and sends', async () => {
	const school = await newSchool(story, 'Lakštingalų pagrindinė mokykla', false);
	const newcomer = await travel(browser, server.url, story);
	const { page } = newcomer;

	await newcomer.go('/', { status: 200 });
	await newcomer.follow('Visi kvietimai', { status: 200 });
	await newcomer.follow(/^Kvietimas dalyvauti mini mokymuose/, { status: 200 });
	await newcomer.follow('Ar galime dalyvauti?', { status: 200 });
	await fill(newcomer, { team: '9', administration: '1' });
	await newcomer.press('Patikrinti', { status: 200 });

	await newcomer.go('/sign-in');
	await page.locator('[name="email"]').fill('daiva.naujoke@lakstingala.example');
	await newcomer.press('Siųsti nuorodą', { status: 200 });
	await newcomer.after(() => page.locator('.letter a').click(), { status: 200 });
	await newcomer.press('Prisijungti', { status: 200 });
	await fill(newcomer, { name: 'Daiva Naujokė' });
	await newcomer.after(() => page.locator('main form button').click(), { status: 200 });

	await newcomer.go('/schools?q=lakstingalu', { status: 200 });
	await newcomer.follow(school.name, { status: 200 });
	await newcomer.follow('Atstovauti šiai mokyklai', { status: 200 });
	await fill(newcomer, { post: 'Direktorė' });
	await page.locator('[name="as_head"]').check();
	await newcomer.press('Siųsti prašymą', { status: 200 });
	expect(await page.textContent('main')).toContain(story.personas['centre_officer']?.name ?? '?');

	await newcomer.go(`/school/${school.id}/applications/new?call=${story.call.slug}`, { status: 200 });
	await newcomer.press('Pradėti paraišką', { title: /Paraiška KRT-/ });
	const path = new URL(page.url()).pathname;
	await newcomer.go(`${path}/sections/expectations`);
	await fill(newcomer, { change_in_lessons: 'Mokysimės klausti.' });
	await newcomer.press('Išsaugoti ir tęsti', { status: 200 });
	await newcomer.go(`${path}/submission`, { status: 200 });
	expect(await page.getByRole('button', { name: 'Pateikti paraišką' }).count()).toBe(0);
	expect(await page.textContent('main')).toContain('kai teisę patvirtins mokykla arba centro specialistas');

	const officer = await travel(browser, server.url, story);
	await officer.signInAs(story.personas['centre_officer'] ?? school.head);
	await officer.go('/today', { status: 200 });
	await officer.go('/admin/schools/claims', { status: 200 });
	const claim = officer.page.locator('section', { hasText: 'Daiva Naujokė' });
	await officer.after(() => claim.getByRole('button', { name: 'Taip, patvirtinu' }).click(), { status: 200 });

	await newcomer.go('/today', { status: 200 });
	await writeTeam(path);
	await fillEverySection(newcomer, path, []);
	await newcomer.go(`${path}/submission`);
	await newcomer.press('Pateikti paraišką', { title: /Paraiška pateikta/ });
	expect(await story.query('select state from applications.application where school_id = $1', [school.id])).toEqual([
		{ state: 'submitted' }
	]);

	/** The newcomer's school has no list of staff yet: the members are written by hand. */
	async function writeTeam(application: string): Promise<void> {
		for (const [place, name] of members.entries()) {
			await page.goto(`${application}/members/new`);
			if (place === 0) await newcomer.look({ status: 200 });
			await fill(newcomer, { name, post: place === 0 ? 'Direktorė' : 'Mokytoja' });
			await page.locator(`[name="roles"][value="${place === 0 ? 'administration' : 'teacher'}"]`).check();
			await page.locator('[name="category"]').selectOption(place === 0 ? 'none' : 'senior_teacher');
			await page.locator('main form button').last().click();
			await page.waitForURL(/sections\/team/);
		}
	}
});

const members = [
	'Daiva Naujokė',
	'Ona Petrė',
	'Asta Rimė',
	'Rita Simė',
	'Loreta Tomė',
	'Nijolė Udrė',
	'Regina Vaitė',
	'Vilma Zabė',
	'Zita Žalė'
];
