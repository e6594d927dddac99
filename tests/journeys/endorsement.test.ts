import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel } from '../support/journey.ts';
import { newSchool, storyServer } from '../support/story.ts';
import { fill } from './applying.ts';
import { smallCall } from './small-call.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

test('a municipality endorses an application from the letter, without signing in', async () => {
	const school = await newSchool(story, 'Pušaloto pagrindinė mokykla');
	const { slug } = await smallCall(story, { endorsed: true });
	const head = await travel(browser, server.url, story);
	await head.signInAs(school.head);
	await head.go(`/school/${school.id}/applications/new?call=${slug}`, { status: 200 });
	await head.press('Pradėti paraišką', { title: /Paraiška KRT-/ });
	const path = new URL(head.page.url()).pathname;
	await head.go(`${path}/sections/contact`);
	await fill(head, { contact_post: 'Direktorė', contact_phone: '+370 612 34567' });
	await head.press('Išsaugoti ir tęsti', { status: 200 });
	await head.go(`${path}/sections/endorsement`, { status: 200 });
	await head.press('Paprašyti pritarimo', { status: 200 });

	const link = await linkInLetter();
	const municipal = await travel(browser, server.url, story, { javaScriptEnabled: false });
	await municipal.go(link, { status: 200 });
	expect(await municipal.page.textContent('main')).toContain(school.name);
	await municipal.page.getByLabel('Pritariame', { exact: true }).check();
	await fill(municipal, { post: 'Vyriausioji specialistė' });
	await municipal.after(() => municipal.page.locator('main form button').first().click(), { title: /Savivaldybė pritarė/ });
	await municipal.go(`${link}x`, { title: /./ });
	expect(await municipal.page.textContent('main')).not.toContain(school.name);

	await head.go(`${path}/sections/endorsement`, { status: 200 });
	expect(await head.page.textContent('main')).toContain('Vyriausioji specialistė');
	await head.go(`${path}/submission`, { status: 200 });
	await head.press('Pateikti paraišką', { title: /Paraiška pateikta/ });
	const sent = await story.query('select state, outcome from applications.application where school_id = $1', [school.id]);
	expect(sent).toEqual([{ state: 'submitted', outcome: 'yes' }]);
});

/** The path of the link by which the municipality answers. */
async function linkInLetter(): Promise<string> {
	const [letter] = await story.query<{ body: string }>(
		`select body from platform.mail where body like '%/municipality/endorsement/%' order by written_at desc limit 1`
	);
	const address = /https?:\/\/\S+\/municipality\/endorsement\/\S+/.exec(letter?.body ?? '')?.[0] ?? '';
	return new URL(address).pathname;
}
