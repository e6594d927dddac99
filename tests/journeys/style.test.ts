import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { freePort, root } from '../support/start.ts';

const database = await testDatabase();
const url = await developmentServer();
const browser = await testBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('every part of the house style, in every state, is accessible', () => {
	test.each([
		['plain', ''],
		['dark', '?scheme=dark'],
		['with errors', '?errors'],
		['with errors, narrow and dark', '?errors&narrow&scheme=dark']
	])('%s', async (_, query) => {
		const page = await open(`/admin/style${query}`);
		expect(await violations(page)).toEqual([]);
	});
});

test('nothing is wider than a phone, nor than a screen zoomed to 400 %', async () => {
	for (const width of [390, 320]) {
		const page = await open('/admin/style?errors', { viewport: { width, height: 800 } });
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
	}
});

test('the error summary has the focus without scripts, and each of its links leads to a field that can be typed into', async () => {
	const page = await open('/admin/style?errors', { javaScriptEnabled: false });
	expect(await page.locator('.error-summary:focus').count()).toBe(1);
	expect(await page.title()).toMatch(/^Klaida: /);
	const targets = await page.locator('.error-summary a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	expect(targets.length).toBeGreaterThan(5);
	for (const target of targets) {
		const field = page.locator(`[id="${target.slice(1)}"]`);
		expect(await field.count()).toBe(1);
		expect(await field.evaluate((element) => ['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName))).toBe(true);
	}
});

test('the text of the summary is that of the field, word for word', async () => {
	const page = await open('/admin/style?errors', { javaScriptEnabled: false });
	const links = page.locator('.error-summary a');
	for (let index = 0; index < (await links.count()); index++) {
		const said = (await links.nth(index).textContent()) ?? '';
		expect(await page.locator('.field .error', { hasText: said }).count()).toBeGreaterThan(0);
	}
});

test('a double click sends a form once', async () => {
	const page = await open('/admin/style');
	let sent = 0;
	await page.route('**/admin/style', (route) => {
		if (route.request().method() === 'POST') sent += 1;
		return route.request().method() === 'POST' ? route.fulfill({ status: 204 }) : route.continue();
	});
	await page.getByRole('button', { name: 'Išsaugoti ir tęsti' }).dblclick();
	await page.waitForTimeout(300);
	expect(sent).toBe(1);
});

test('the menu under the name closes by Escape, with the focus on the name, and by a click elsewhere', async () => {
	const page = await open('/admin/style');
	const menu = page.locator('details.person');
	await menu.locator('summary').click();
	expect(await menu.getAttribute('open')).not.toBeNull();
	await page.keyboard.press('Escape');
	expect(await menu.getAttribute('open')).toBeNull();
	expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
	await menu.locator('summary').click();
	await page.locator('h1').first().click();
	expect(await menu.getAttribute('open')).toBeNull();
});

test('with the keyboard the first stop leads past the header', async () => {
	const page = await open('/admin/style');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'lt-LT', ...options });
	const page = await context.newPage();
	await page.goto(url + path, { waitUntil: 'load' });
	return page;
}

async function violations(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { axe: checker } = window as unknown as {
			axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		return (await checker.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	});
}

/** The page of all parts exists in development only, so this journey goes there. */
async function developmentServer(): Promise<string> {
	const port = await freePort();
	const environment = {
		...{ PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], NODE_ENV: 'development' },
		...{
			DATABASE_URL: database.url,
			KARTU_EMBEDDED: '1',
			KARTU_SECRET: 'the secret of a test, long enough to sign with',
			LOG_LEVEL: 'error'
		}
	};
	const server = fork(join(root, 'node_modules/vite/bin/vite.js'), ['dev', '--port', String(port), '--strictPort', '--host', '127.0.0.1'], {
		cwd: root,
		env: environment,
		stdio: 'ignore'
	});
	afterAll(() => ended(server));
	const address = `http://127.0.0.1:${port}`;
	for (const until = Date.now() + 60_000; Date.now() < until; await sleep(200)) {
		const answer = await fetch(`${address}/admin/style`).catch(() => undefined);
		if (answer?.ok) return address;
	}
	throw new Error('the development server does not show /admin/style');
}

async function ended(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return;
	const gone = once(server, 'exit');
	server.kill('SIGTERM');
	await gone;
}
