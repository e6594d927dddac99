import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel } from '../support/journey.ts';
import { newSchool, storyServer } from '../support/story.ts';
import { fillEverySection } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

test('with scripts switched off a head goes the whole way from the call to the confirmation', async () => {
	const school = await newSchool(story, 'Žemynos pagrindinė mokykla');
	const head = await travel(browser, server.url, story, { javaScriptEnabled: false });
	const { page } = head;

	await head.go('/calls');
	await head.follow(/^Kvietimas dalyvauti mini mokymuose/, { status: 200 });
	await head.follow('Ar galime dalyvauti?', { status: 200 });
	await head.go(`/calls/${story.call.slug}`);
	await head.follow('Pradėti paraišką', { title: /Prisijun/ });
	await head.after(() => page.locator('.personas button', { hasText: school.head.name }).click(), { status: 200 });
	await head.press('Pradėti paraišką', { title: /Paraiška KRT-/ });
	const path = new URL(page.url()).pathname;

	await fillEverySection(
		head,
		path,
		school.staff.slice(0, 9).map(({ name }) => name)
	);
	await head.go(`${path}/sign-off`);
	await head.press('Patvirtinti paraišką');
	await head.go(`${path}/submission`);
	await head.press('Pateikti paraišką', { title: /Paraiška pateikta/ });

	const reference = /KRT-\d{4}-\d{6}/.exec((await page.textContent('main')) ?? '')?.[0];
	const sent = await story.query<{ reference: string; state: string; outcome: string }>(
		'select reference, state, outcome from applications.application where school_id = $1',
		[school.id]
	);
	expect(sent).toEqual([{ reference, state: 'submitted', outcome: 'yes' }]);
	const document = await page.request.get((await page.getByRole('link', { name: /PDF/ }).getAttribute('href')) ?? '');
	expect(document.status()).toBe(200);
	expect((await document.body()).subarray(0, 5).toString()).toBe('%PDF-');
});
