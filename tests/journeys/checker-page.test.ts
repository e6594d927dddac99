import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { makePage } from '../../verify/page/make.ts';
import { handWorked } from '../selection/example.ts';
import { makeKey, pemOf, writeFile } from '../selection/writer.ts';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { testServer } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kartu-checker-'));
const put = (name: string, content: string | Buffer): string => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};

const key = makeKey();
const right = writeFile(handWorked, key);
const changed = Buffer.from(right.toString().replace('"topic":"mathematics"', '"topic":"mathematicz"'));
const files = {
	right: put('selection.jsonl', right),
	changed: put('changed.jsonl', changed),
	'no such file': put('letter.txt', 'a letter')
};
const pem = put('public-key.pem', pemOf(key));
const otherPem = put('other-key.pem', pemOf(makeKey()));

const html = await makePage();
const fromDisk = pathToFileURL(put('selection.html', html)).href;
const server = await testServer(await testDatabase());
const browser = await testBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('the page is one file of modest weight that names no other', () => {
	expect(html.length).toBeLessThan(100_000);
	expect(html.match(/<(?:script|link|img)[^>]*(?:src|href)="(?!data:)/g)).toBeNull();
	expect(html).toContain(`default-src 'none'`);
});

describe.each(['lt', 'en'] as const)('opened from a disk, without a network, in %s', (language) => {
	const said = {
		lt: {
			right: 'Failas teisingas.',
			wrong: 'Failas neteisingas.',
			problem: 'Klaida: ',
			choose: 'Pasirinkite atrankos failą',
			button: 'Patikrinti failą'
		},
		en: {
			right: 'The file is right.',
			wrong: 'The file is wrong.',
			problem: 'Error: ',
			choose: 'Choose the selection file',
			button: 'Check the file'
		}
	}[language];

	test('a right file is right, and a decision that departs is told', async () => {
		const { page, close } = await open(`${fromDisk}#${language}`);
		await check(page, files.right, pem);
		expect(await page.locator('#verdict').textContent()).toBe(said.right);
		expect(await page.locator('#verdict:focus').count()).toBe(1);
		expect(await page.locator('#result li').allTextContents()).toEqual([expect.stringContaining('7b7b7b7b7b7b7b7b')]);
		expect(await page.locator('#result table').last().locator('tbody tr').count()).toBe(8);
		await close();
	});

	test('one changed byte is found in its line', async () => {
		const { page, close } = await open(`${fromDisk}#${language}`, { colorScheme: 'dark' });
		await check(page, files.changed, pem);
		expect(await page.locator('#verdict').textContent()).toBe(said.wrong);
		const told = (await page.locator('#result li').allTextContents()).join('\n');
		expect(told).toMatch(/^8 eilutė: parašas netinka|^Line 8: the signature does not hold/m);
		expect(told).toMatch(/^3 eilutė: eilutė pakeista|^Line 3: the line was changed/m);
		await close();
	});

	test('another key is told apart from a change', async () => {
		const { page, close } = await open(`${fromDisk}#${language}`);
		await check(page, files.right, otherPem);
		expect(await page.locator('#verdict').textContent()).toBe(said.wrong);
		expect(await page.locator('#result li').first().textContent()).toMatch(/kitu raktu|another key/);
		await close();
	});

	test('what is missing is said beside its field and above the heading', async () => {
		const { page, close } = await open(`${fromDisk}#${language}`, { viewport: { width: 390, height: 800 } });
		await page.getByRole('button', { name: said.button }).click();
		await page.locator('#problems:focus').waitFor();
		expect(await page.title()).toMatch(new RegExp(`^${said.problem}`));
		expect(await page.locator('#problems a').allTextContents()).toEqual(await page.locator('.error').allTextContents());
		expect(await page.locator('#problems a').first().textContent()).toBe(said.choose);
		await close();
	});
});

test('a file that is none gets a sentence; the other language says it without a new check', async () => {
	const { page, close } = await open(fromDisk);
	await check(page, files['no such file'], pem);
	expect(await page.locator('#result li').allTextContents()).toEqual([expect.stringMatching(/^Failas nutrūksta/)]);
	await page.getByRole('link', { name: 'English' }).click();
	await page.locator('html[lang=en]').waitFor();
	expect(await page.locator('#result li').allTextContents()).toEqual([expect.stringMatching(/^The file breaks off/)]);
	await close();
});

test('file and key may be dropped on the page, and the key may be pasted', async () => {
	const { page, close } = await open(fromDisk);
	await drop(page, 'selection.jsonl', right);
	await drop(page, 'public-key.pem', Buffer.from(pemOf(key)));
	await page.locator('#key').filter({ hasText: '' }).waitFor();
	await expect.poll(() => page.locator('#key').inputValue()).toBe(pemOf(key));
	await page.locator('button').click();
	expect(await page.locator('#verdict').textContent()).toBe('Failas teisingas.');
	await close();
});

test('the application serves this very page, for reading and for keeping', async () => {
	const response = await fetch(`${server.url}/verify/selection.html`);
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/^text\/html/);
	expect(await response.text()).toBe(html);
	const { page, close } = await open(`${server.url}/verify/selection.html#en`);
	await check(page, files.right, pem);
	expect(await page.locator('#verdict').textContent()).toBe('The file is right.');
	const [kept] = await Promise.all([page.waitForEvent('download'), page.locator('#download a').click()]);
	expect(readFileSync(await kept.path(), 'utf8')).toBe(html);
	await close();
});

async function check(page: Page, file: string, keyFile: string): Promise<void> {
	await page.locator('#file').setInputFiles(file);
	await page.locator('#key-file').setInputFiles(keyFile);
	await expect.poll(() => page.locator('#key').inputValue()).toBe(readFileSync(keyFile, 'utf8'));
	await page.locator('button').click();
	await page.locator('#verdict').waitFor();
}

const drop = (page: Page, name: string, content: Buffer): Promise<void> =>
	page.evaluate(
		([name, content]) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([content as string], name as string));
			window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
		},
		[name, content.toString()]
	);

/** Opens a page that may ask nobody anything; when it is closed, it is accessible, fits a phone and has not complained. */
async function open(address: string, outfit: BrowserContextOptions = {}): Promise<{ page: Page; close: () => Promise<void> }> {
	const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, reducedMotion: 'reduce', ...outfit });
	const page = await context.newPage();
	const complaints: string[] = [];
	const asked: string[] = [];
	page.on('console', (message) => complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('request', (request) => asked.push(request.url().split(/[#]/)[0] ?? ''));
	await page.goto(address);
	const close = async () => {
		expect.soft(complaints).toEqual([]);
		expect.soft(asked.filter((url) => url !== address.split('#')[0] && !url.startsWith('data:'))).toEqual([]);
		await page.setViewportSize({ width: 320, height: 800 });
		expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
		expect.soft(await violations(page)).toEqual([]);
		await context.close();
	};
	return { page, close };
}

async function violations(page: Page): Promise<string[]> {
	const checker = await page.context().newCDPSession(page);
	await checker.send('Page.setBypassCSP', { enabled: true });
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { axe: found } = window as unknown as {
			axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		return (await found.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	});
}
