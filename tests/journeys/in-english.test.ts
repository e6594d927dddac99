import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel } from '../support/journey.ts';
import { newSchool, storyServer } from '../support/story.ts';
import { fillEverySection } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

test('in English the way is the same, and nothing on it is Lithuanian but what people wrote', async () => {
	const school = await newSchool(story, 'Rasos pagrindinė mokykla');
	const head = await travel(browser, server.url, story, { locale: 'en' });
	const { page } = head;
	await head.go('/', { status: 200 });
	await head.go('/calls', { status: 200 });
	await head.follow('Call for mini-trainings', { status: 200 });
	await head.follow('Can we apply?', { status: 200 });
	await head.signInAs(school.head);
	await head.go(`/school/${school.id}`, { status: 200 });
	await head.go(`/school/${school.id}/applications/new?call=${story.call.slug}`, { status: 200 });
	await head.press('Begin the application', { title: /KRT-/ });
	const path = new URL(page.url()).pathname.replace(/^\/en/, '');
	await fillEverySection(
		head,
		path,
		school.staff.slice(0, 9).map(({ name }) => name)
	);
	await head.go(`${path}/sign-off`, { status: 200 });
	await head.press('Approve the application', { status: 200 });
	await head.go(`${path}/submission`);
	await head.press('Send the application', { status: 200 });
	expect(await page.textContent('main')).toMatch(/KRT-\d{4}-\d{6}/);
	for (const at of [
		'/today',
		'/profile',
		'/schools',
		`/schools/${school.id}`,
		`/school/${school.id}/people`,
		`/school/${school.id}/staff`,
		`${path}/history`,
		`${path}/people`,
		`${path}/messages`
	])
		await head.go(at, { status: 200 });
});

test('the desk of the centre in English', async () => {
	const officer = await travel(browser, server.url, story, { locale: 'en' });
	const persona = story.personas['centre_officer'];
	if (!persona) throw new Error('the story has no officer');
	await officer.signInAs(persona);
	const call = `/programme/${story.call.programme}/calls/${story.call.slug}`;
	const application = `${call}/applications/${story.schools[0]?.application}`;
	for (const at of [
		'/programme',
		`/programme/${story.call.programme}`,
		call,
		`${call}/rules`,
		`${call}/questions`,
		`${call}/late-codes`,
		`${call}/applications`,
		application,
		`${application}/return`
	])
		await officer.go(at, { status: 200 });
	for (const at of [
		'/programme/blueprints',
		'/programme/new',
		'/admin/people',
		'/admin/schools',
		'/admin/schools/claims',
		'/admin/schools/import',
		'/admin/mail',
		'/admin/jobs',
		'/admin/examination',
		'/admin/retention',
		'/admin/retention/letters',
		'/privacy',
		'/admin/audit',
		'/admin/looks'
	])
		await officer.go(at, { status: 200 });
});
