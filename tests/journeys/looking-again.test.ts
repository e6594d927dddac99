import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';

const script = await readFile('static/page.js', 'utf8');
const browser = await testBrowser();
const part = (said: string, again: boolean) => `<section id="run-1"${again ? ' data-again="0.1"' : ''}><p>${said}</p></section>`;

/** A page that says one thing after another, each time it is asked for; the last goes on being said. */
async function telling(answers: readonly { status?: number; body: string }[]) {
	const page = await browser.newPage();
	let asked = 0;
	await page.route('**/*', (route) => {
		if (route.request().url().endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: script });
		const { status = 200, body } = answers[Math.min(asked, answers.length - 1)] ?? { body: '' };
		asked += 1;
		return route.fulfill({
			status,
			contentType: 'text/html',
			body: `<!doctype html><script type="module" src="/page.js"></script><main>${body}</main>`
		});
	});
	await page.goto('http://kartu.test/run');
	return page;
}

test.each([
	['says that it is over', `${part('Baigta.', false)}<h2>Radiniai</h2>`],
	['has made room for what was found', '<h2>Radiniai</h2>']
])('who waits sees how far it is, and at the end the whole page: the part %s', async (_how, end) => {
	const page = await telling([{ body: part('Ieškoma.', true) }, { body: part('Pusė kelio.', true) }, { body: end }]);
	await page.getByRole('heading', { name: 'Radiniai' }).waitFor({ timeout: 10_000 });
	expect(await page.locator('main').innerText()).not.toContain('Pusė kelio.');
	await page.close();
});

test('an answer that is none is asked for again', async () => {
	const page = await telling([{ body: part('Ieškoma.', true) }, { status: 503, body: 'Ne dabar.' }, { body: '<h2>Radiniai</h2>' }]);
	await page.getByRole('heading', { name: 'Radiniai' }).waitFor({ timeout: 10_000 });
	await page.close();
});
