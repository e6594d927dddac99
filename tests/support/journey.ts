import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request, Response } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { root } from './start.ts';
import type { Story, StoryPerson } from './story.ts';
import { lithuanianWords, rawKeys, saidInOtherLanguage } from './untranslated.ts';

type Seen = { title?: string | RegExp; status?: number };
type Outfit = BrowserContextOptions & { locale?: 'lt' | 'en' };

/** Somebody with a browser of their own, whose every page is looked over. */
export type Traveller = {
	page: Page;
	context: BrowserContext;
	/** Opens an address of the site and looks the page over. */
	go: (path: string, seen?: Seen) => Promise<void>;
	/** Does something that leads to a page, and looks that page over. */
	after: (act: () => Promise<unknown>, seen?: Seen) => Promise<void>;
	/** Presses the button, or follows the link, of this name, and looks over the page that it leads to. */
	press: (name: string | RegExp, seen?: Seen) => Promise<void>;
	follow: (name: string | RegExp, seen?: Seen) => Promise<void>;
	/** Looks over the page as it stands. */
	look: (seen?: Seen) => Promise<void>;
	signInAs: (person: StoryPerson) => Promise<void>;
};

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Every document of a window brings the checker along, asleep: to hand it over each time takes longer than to look. */
const sleepingAxe = `Object.defineProperty(window, 'wakeAxe', { value: () => { ${axe} } });`;
const pagesWithoutScripts = new WeakSet<Page>();
let travellers = 0;

/** Opens a browser window at a server. Without scripts: `{ javaScriptEnabled: false }`. */
export async function travel(browser: Browser, url: string, story: Story, { locale = 'lt', ...outfit }: Outfit = {}): Promise<Traveller> {
	const context = await browser.newContext({
		baseURL: url,
		locale: locale === 'lt' ? 'lt-LT' : 'en-GB',
		timezoneId: 'Europe/Vilnius',
		viewport: { width: 1100, height: 900 },
		// Colours are judged as they are, not on their way.
		reducedMotion: 'reduce',
		...outfit
	});
	context.setDefaultTimeout(20_000);
	await context.addInitScript({ content: sleepingAxe });
	const page = await context.newPage();
	if (outfit.javaScriptEnabled === false) pagesWithoutScripts.add(page);
	const watched = watch(page);
	const number = (travellers += 1);
	keepPicture(page, number);
	const prefix = locale === 'en' ? '/en' : '';

	const look = async (seen: Seen = {}) => {
		await page.waitForLoadState('load');
		await inspect(page, watched, seen, story, locale);
	};
	const after: Traveller['after'] = async (act, seen) => {
		await arriving(page, watched, act);
		await look(seen);
	};
	return {
		page,
		context,
		look,
		after,
		go: (path, seen) => after(() => page.goto(prefix + path), seen),
		press: (name, seen) => after(() => page.getByRole('button', { name }).first().click(), seen),
		follow: (name, seen) => after(() => page.getByRole('link', { name }).first().click(), seen),
		signInAs: async ({ name }) => {
			await page.goto(`${prefix}/sign-in`);
			await page.locator('.personas button', { hasText: name }).click();
			await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
			await look({ status: 200 });
		}
	};
}

type Watched = { faults: string[]; last: Response | undefined; asked: number };

/** Whatever a page complains of while it is open: errors of scripts, what the content security policy stopped, answers of ours that failed. */
function watch(page: Page): Watched {
	const watched: Watched = { faults: [], last: undefined, asked: 0 };
	// A stream is answered as long as the page stands.
	const counts = (request: Request): number => (request.resourceType() === 'eventsource' ? 0 : 1);
	page.on('request', (request) => (watched.asked += counts(request)));
	page.on('requestfinished', (request) => (watched.asked -= counts(request)));
	page.on('requestfailed', (request) => (watched.asked -= counts(request)));
	page.on('console', (message) => {
		// A page that answers 4xx is one that the journey asked for: its status is looked at.
		if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text())) watched.faults.push(message.text());
	});
	page.on('pageerror', (error) => watched.faults.push(error.message));
	page.on('response', (response) => {
		if (response.status() >= 500) watched.faults.push(`${response.status()} ${response.url()}`);
		if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) watched.last = response;
	});
	return watched;
}

/** An act has arrived when its page has, and nothing has been asked of the server for a moment. */
async function arriving(page: Page, watched: Watched, act: () => Promise<unknown>): Promise<void> {
	await act();
	await page.waitForLoadState('load');
	if (pagesWithoutScripts.has(page)) return;
	for (let quiet = 0; quiet < 4; quiet = watched.asked > 0 ? 0 : quiet + 1) await page.waitForTimeout(15);
	await page.waitForLoadState('load');
}

async function inspect(page: Page, watched: Watched, { title, status }: Seen, story: Story, locale: 'lt' | 'en'): Promise<void> {
	const at = new URL(page.url()).pathname;
	if (status !== undefined) expect.soft(watched.last?.status(), at).toBe(status);
	const shown = await page.title();
	if (title !== undefined) expect.soft(shown, at).toMatch(title);
	expect.soft(shown, at).toMatch(/\S – Kartu$/);
	expect.soft(await page.locator('html').getAttribute('lang'), at).toBe(locale);
	expect.soft(await violations(await copyOf(page)), `axe at ${at}`).toEqual([]);
	expect.soft(await wider(page, 320), `wider than 320 px at ${at}`).toEqual([]);
	const text = await textOf(page);
	expect.soft(rawKeys(text), `keys at ${at}`).toEqual([]);
	expect.soft(saidInOtherLanguage(text, locale), `not translated at ${at}`).toEqual([]);
	if (locale === 'en') expect.soft(await unknownWords(story, text), `not translated at ${at}`).toEqual([]);
	expect.soft(watched.faults.splice(0), `complaints at ${at}`).toEqual([]);
}

const copies = new WeakMap<Page, Page>();

/** Where scripts are switched off the checker would not run either: it looks at the same page, without its scripts, in a window of its own. */
async function copyOf(page: Page): Promise<Page> {
	if (!pagesWithoutScripts.has(page)) return page;
	const copy = copies.get(page) ?? (await windowBeside(page));
	copies.set(page, copy);
	const body = (await page.content()).replace(/<script\b[^]*?<\/script>/g, '');
	await copy.setContent(body.replace('<head>', `<head><base href="${page.url()}" />`));
	return copy;
}

/** Opened at an address of the same site that is no page, from where its styles and fonts may be had. */
async function windowBeside(page: Page): Promise<Page> {
	const context = await page.context().browser()?.newContext({ viewport: page.viewportSize(), reducedMotion: 'reduce' });
	if (!context) throw new Error('the browser is closed');
	await context.addInitScript({ content: sleepingAxe });
	const beside = await context.newPage();
	await beside.goto(new URL('/api/health', page.url()).href);
	return beside;
}

/** In a page: whether the checker is awake now. */
function wakeAxe(): boolean {
	const { wakeAxe: wake } = window as unknown as { wakeAxe?: () => void };
	wake?.();
	return wake !== undefined;
}

async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(wakeAxe))) await page.evaluate(axe);
	return page.evaluate(async () => {
		type Checker = {
			run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
		};
		const { axe: checker } = window as unknown as { axe: Checker };
		// A colour on its way to another is neither of the two.
		for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
		const { violations } = await checker.run({ resultTypes: ['violations'], preload: false });
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`)
		);
	});
}

/** What sticks out of a screen of this width. */
async function wider(page: Page, width: number): Promise<string[]> {
	const usual = page.viewportSize() ?? { width: 1100, height: 900 };
	await page.setViewportSize({ width, height: usual.height });
	const sticking = await page.evaluate(() => {
		const screen = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= screen) return [];
		const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > screen + 1);
		return out.slice(-5).map((element) => element.outerHTML.slice(0, 160));
	});
	await page.setViewportSize(usual);
	return sticking;
}

/** What can be read on the page in its own language, the values of its fields and what is marked as of another language left out. */
const textOf = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const language = document.documentElement.lang;
		const isForeign = (node: Node): boolean => {
			const marked = node.parentElement?.closest('[lang]')?.getAttribute('lang');
			return marked !== undefined && marked !== null && marked !== language;
		};
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts: string[] = [];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (node.parentElement?.closest('script, style, textarea, code, pre') || isForeign(node)) continue;
			texts.push(node.textContent ?? '');
		}
		const named = [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')].filter(
			(element) => !element.closest(`[lang]:not([lang="${language}"])`)
		);
		for (const element of named)
			for (const name of ['aria-label', 'title', 'alt', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
		return texts.join('\n');
	});

/** Lithuanian words that nobody has written into the database: what people write stays in their language on every page. */
async function unknownWords(story: Story, text: string): Promise<string[]> {
	const words = lithuanianWords(text).filter((word) => !places.has(word));
	if (words.length === 0) return [];
	const unknown = (known: Set<string>) => words.filter((word) => !known.has(word.toLowerCase()));
	if (unknown(written.get(story) ?? new Set()).length === 0) return [];
	written.set(story, await wordsOf(story));
	return unknown(written.get(story) ?? new Set());
}

const written = new WeakMap<Story, Set<string>>();

/** Places that are called so in every language. */
const places = new Set(['Želsva']);

async function wordsOf({ query }: Story): Promise<Set<string>> {
	const tables = [
		'people.person',
		'spaces.folder',
		'people.organisation',
		'credentials.name',
		'credentials.terms',
		'schools.municipality',
		'schools.county',
		'schools.school_version',
		'schools.staff',
		'applications.answer',
		'applications.evidence',
		'applications.team_member',
		'applications.message',
		'applications.submission',
		'programmes.question',
		'projects.project',
		'projects.problem',
		'projects.card',
		'projects.half_year',
		'projects.named',
		'projects.taught',
		'projects.aim',
		'projects.driver',
		'projects.measure',
		'projects.value',
		'projects.cycle',
		'projects.note',
		'projects.plan',
		'projects.remark',
		'projects.review',
		'practices.entry',
		'practices.version',
		'practices.picture',
		'practices.remark',
		'spaces.item',
		'spaces.post',
		'spaces.event',
		'spaces.minutes',
		'platform.mail'
	];
	const texts = await Promise.all(
		tables.map((table) => query<{ text: string | null }>(`select string_agg(t::text, ' ') as text from ${table} t`))
	);
	return new Set(texts.flatMap(([row]) => lithuanianWords(row?.text ?? '')).map((word) => word.toLowerCase()));
}

/** Where a journey fails, what stood on the screen lies in `tests/.artifacts`. */
function keepPicture(page: Page, number: number): void {
	onTestFailed(async ({ task }) => {
		const folder = join(root, 'tests', '.artifacts');
		await mkdir(folder, { recursive: true });
		const name = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
		await page.screenshot({ path: join(folder, `${name}-${number}.png`), fullPage: true }).catch(() => undefined);
	});
}
