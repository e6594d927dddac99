/**
 * Makes the pictures of the README from a running Kartu that has the demonstration: `npm run pictures [-- ADDRESS]`
 * (http://127.0.0.1:3000 when left out). They are committed, so that the README can be read anywhere.
 */
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../tests/support/browser.ts';

const address = process.argv[2] ?? 'http://127.0.0.1:3000';
const folder = 'docs/pictures';
const desktop = { width: 1280, height: 860 };

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
	const reader = await open(browser);
	await take(reader, '/', 'landing');
	const call = await firstLink(reader, '/calls', 'main a[href^="/calls/"]');
	await take(reader, call, 'call');
	await take(reader, await firstLink(reader, '/practices', 'main h2 a[href^="/practices/"], main h3 a[href^="/practices/"]'), 'practice');

	const head = await as(browser, 'school_head');
	const application = await firstLink(head, '/today', 'main a[href*="/applications/"]:not([href*="/decision"])');
	await take(head, application, 'application');
	await take(head, `${application}/sections/team`, 'team');

	const officer = await as(browser, 'centre_officer');
	const list = await firstLink(officer, '/today', 'main a[href*="/applications?"]');
	await take(officer, list.split('?')[0] as string, 'applications');
	const past = await firstLink(officer, '/programme/mini-mokymai', 'main a[href$="/calls/mini-mokymai-2025"]');
	await take(officer, `${past}/selection/ranking`, 'ranking');
	const timetable = await firstLink(officer, '/programme/mini-mokymai', 'main a[href$="/timetable"] >> nth=-1');
	await take(officer, `${timetable}?view=lecturers`, 'timetable');
	const pilot = await firstLink(officer, '/programme/besimokanciu-mokyklu-tinklai', 'main a[href$="/2006/networks"]');
	await take(officer, await firstLink(officer, pilot, 'main a[href*="/proposals/"]'), 'networks');
	await take(officer, pilot.replace(/networks$/, 'results'), 'results');

	const lecturer = await as(browser, 'lecturer');
	const training = await firstLink(lecturer, '/lecturer', 'main a[href^="/training/"]');
	await take(lecturer, `${training}/register`, 'register');
	const member = await as(browser, 'team_member');
	const certificate = await firstLink(member, '/profile/certificates', 'main td a, main th a');
	await take(reader, await firstLink(member, certificate, 'main a[href^="/certificates/"]'), 'certificate');

	const reviewer = await as(browser, 'reviewer');
	await take(reviewer, `${await firstSheet(reviewer)}#sheet`, 'score');
} finally {
	await browser.close();
}

async function open(from: Browser): Promise<Page> {
	const context: BrowserContext = await from.newContext({ viewport: desktop, deviceScaleFactor: 1, colorScheme: 'light' });
	return context.newPage();
}

/** Enters by the door of the personas. */
async function as(from: Browser, persona: string): Promise<Page> {
	const page = await open(from);
	await page.goto(`${address}/sign-in`);
	await page.locator(`button[data-persona="${persona}"]`).click();
	await page.waitForURL(/\/today$/);
	return page;
}

async function firstLink(page: Page, path: string, selector: string): Promise<string> {
	await page.goto(address + path);
	const href = await page.locator(selector).first().getAttribute('href');
	if (!href) throw new Error(`${path} leads nowhere: ${selector}`);
	return href;
}

/** The first task of a reviewer who has said that there is no interest: only then there is a sheet. */
async function firstSheet(page: Page): Promise<string> {
	await page.goto(`${address}/review`);
	const links = page.locator('main a[href^="/review/"]');
	for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))) {
		await page.goto(address + href);
		if ((await page.locator('#sheet').count()) > 0) return href;
	}
	throw new Error('no application is open to be judged');
}

async function take(page: Page, path: string, name: string): Promise<void> {
	await page.goto(address + path, { waitUntil: 'networkidle' });
	await page.screenshot({ path: `${folder}/${name}.png` });
	console.log(`${folder}/${name}.png`);
}
