import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { openProfile, testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { heldNow } from '../support/held-now.ts';
import { travel } from '../support/journey.ts';
import { testServer } from '../support/server.ts';
import { cookieOf } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const { season, sessions, team } = await heldNow(db);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
const query = <Row extends object>(sql: string, values?: unknown[]) => ask<Row>(db.url, sql, values);
const story = { db, query } as unknown as Story;
const [one, two] = season.lecturers as [string, string];
const names = team.map(({ name }) => name);

const folder = await mkdtemp(join(tmpdir(), 'kartu-phone-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const outfit = { baseURL: server.url, locale: 'lt-LT', timezoneId: 'Europe/Vilnius', viewport: { width: 390, height: 844 } };

/** Signs somebody in on a phone. */
async function comesIn(context: BrowserContext, person: string): Promise<void> {
	const cookies = (await cookieOf(story, server, person)).split('; ').map((pair) => pair.split('='));
	await context.addCookies(cookies.map(([name = '', ...value]) => ({ name, value: value.join('='), url: server.url })));
}
const status = (page: Page) => page.locator('.unsent p').first();
const tap = (page: Page, name: string | undefined, word: string) =>
	page
		.getByRole('group', { name: new RegExp(`^${name}`) })
		.getByRole('radio', { name: word, exact: true })
		.check();
const openRegister = (page: Page) =>
	page
		.getByRole('link', { name: /Pažymėta/ })
		.first()
		.click();
const unreachable = (page: Page) =>
	page.evaluate(() =>
		fetch('/api/health').then(
			() => false,
			() => true
		)
	);
const standing = () =>
	query<{ name: string; status: string; marked_by: string }>(
		`select p.name, m.status, m.marked_by from delivery.mark m join delivery.participant p on p.id = m.participant_id where m.session_id = $1 order by m.marked_at`,
		[sessions[0]]
	);

test(
	'attendance is taken for days without a network, on two phones, over reloads and restarts, and merged',
	{ timeout: 180_000 },
	async () => {
		const complaints: string[] = [];
		const listen = (page: Page) => {
			page.on('console', (message) => {
				if (message.type() === 'error' && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text()))
					complaints.push(message.text());
			});
			page.on('pageerror', (error) => complaints.push(error.message));
			return page;
		};
		let phone = await openProfile(folder, outfit);
		let page = listen(await phone.newPage());
		await page.goto('/attendance');
		await page.getByRole('button', { name: 'Paruošti šį telefoną' }).click();
		await page.getByText('Pirma prisijunkite').waitFor();
		await comesIn(phone, one);
		// A form goes once a second.
		await page.waitForTimeout(1000);
		await page.getByRole('button', { name: 'Paruošti šį telefoną' }).click();
		await page.getByText('Puslapis atsivers ir be interneto').waitFor();
		await status(page).getByText('Viskas išsiųsta').waitFor();
		// Whoever signs out, or whose session ends, goes on marking.
		await phone.clearCookies();

		await phone.setOffline(true);
		const kept = await page.reload();
		expect(kept?.fromServiceWorker()).toBe(true);
		expect(kept?.headers()['content-security-policy']).toContain("default-src 'self'");
		expect(await unreachable(page)).toBe(true);
		await openRegister(page);
		await tap(page, names[0], 'Dalyvavo');
		await tap(page, names[1], 'Vėlavo');
		await tap(page, names[2], 'Nebuvo');
		await status(page).getByText('3 žymos dar neišsiųstos').waitFor();
		await page.reload();
		await status(page).getByText('3 žymos dar neišsiųstos').waitFor();
		expect(
			await page
				.getByRole('group', { name: new RegExp(`^${names[1]}`) })
				.getByRole('radio', { name: 'Vėlavo' })
				.isChecked()
		).toBe(true);
		expect(await standing()).toEqual([]);

		// The phone is switched off, and on again, still without a network.
		await phone.close();
		phone = await openProfile(folder, { ...outfit, offline: true });
		page = listen(await phone.newPage());
		await page.goto('/attendance');
		expect(await unreachable(page)).toBe(true);
		await status(page).getByText('3 žymos dar neišsiųstos').waitFor();
		await openRegister(page);
		await tap(page, names[3], 'Iš dalies');
		await page.getByLabel('Kiek akademinių valandų?').selectOption({ label: '1,5 ak. val.' });
		await status(page).getByText('5 žymos dar neišsiųstos').waitFor();

		// The other lecturer's phone, without a network too, says otherwise of one, and later.
		const other = await browser.newContext(outfit);
		const theirs = listen(await other.newPage());
		await comesIn(other, two);
		await theirs.goto('/attendance');
		await theirs.getByRole('button', { name: 'Paruošti šį telefoną' }).click();
		await theirs.getByText('Puslapis atsivers ir be interneto').waitFor();
		await other.setOffline(true);
		await openRegister(theirs);
		await tap(theirs, names[2], 'Dalyvavo');
		await tap(theirs, names[4], 'Pateisinta');
		await status(theirs).getByText('2 žymos dar neišsiųstos').waitFor();

		// The one who marked later is heard first.
		await other.setOffline(false);
		await status(theirs).getByText('Viskas išsiųsta').waitFor();
		await phone.setOffline(false);
		await status(page).getByText('Viskas išsiųsta').waitFor();
		expect((await standing()).map((mark) => [mark.name, mark.status, mark.marked_by === one ? 'one' : 'two'])).toEqual([
			[names[0], 'present', 'one'],
			[names[1], 'late', 'one'],
			[names[2], 'absent', 'one'],
			[names[3], 'partial', 'one'],
			[names[3], 'partial', 'one'],
			[names[2], 'present', 'two'],
			[names[4], 'excused', 'two']
		]);
		expect(
			await page
				.getByRole('group', { name: new RegExp(`^${names[2]}`) })
				.getByRole('radio', { name: 'Dalyvavo', exact: true })
				.isChecked()
		).toBe(true);
		expect(
			await query('select contact, consultation from delivery.mark where status = $1 order by marked_at desc limit 1', ['partial'])
		).toEqual([{ contact: 6, consultation: 0 }]);

		// What lies on the phone for the page tells nothing of anybody.
		const shelves = await page.evaluate(async () => {
			const texts: string[] = [];
			for (const name of await caches.keys())
				for (const request of await (await caches.open(name)).keys()) texts.push((await (await caches.match(request))?.text()) ?? '');
			return texts.join('\n');
		});
		expect(shelves).toContain('Lankomumas be interneto');
		for (const name of [...names, 'Lektorius 1', 'Lektorius 2']) expect(shelves).not.toContain(name);

		// It forgets only when asked twice while something waits.
		await phone.setOffline(true);
		await tap(page, names[5], 'Dalyvavo');
		await page.getByRole('link', { name: 'Visi pusdieniai' }).click();
		await page.getByRole('button', { name: 'Pamiršti šį telefoną' }).click();
		await page.getByText('Jei pamiršite telefoną dabar, ji dings').waitFor();
		await page.getByRole('button', { name: 'Palikti' }).click();
		await phone.setOffline(false);
		await status(page).getByText('Viskas išsiųsta').waitFor();
		await page.getByRole('button', { name: 'Pamiršti šį telefoną' }).click();
		await page.getByRole('button', { name: 'Pamiršti šį telefoną' }).click();
		await page.getByRole('heading', { name: 'Paruošti šį telefoną' }).waitFor();
		expect(
			await page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length])
		).toEqual([0, 0]);
		expect(await query('select count(*)::int as count from delivery.device where revoked_at is not null')).toEqual([{ count: 1 }]);
		expect(complaints).toEqual([]);
		await phone.close();
		await other.close();
	}
);

test('the page of it is looked over in both languages, and says what it cannot do without scripts', async () => {
	for (const locale of ['lt', 'en'] as const) {
		const traveller = await travel(browser, server.url, story, { locale });
		await comesIn(traveller.context, one);
		await traveller.go('/attendance', { status: 200 });
		await traveller.page.getByRole('button', { name: locale === 'lt' ? 'Paruošti šį telefoną' : 'Prepare this phone' }).click();
		await traveller.page
			.getByText(locale === 'lt' ? 'Puslapis atsivers ir be interneto' : 'The page opens without a network too')
			.waitFor();
		await traveller.look();
		await traveller.page
			.locator('a[href^="#"]', { hasText: locale === 'lt' ? 'Pažymėta' : 'Marked' })
			.first()
			.click();
		await traveller.look();
		await traveller.context.close();
	}
	const without = await travel(browser, server.url, story, { javaScriptEnabled: false });
	await without.go('/attendance', { status: 200 });
	expect(await without.page.locator('main').innerText()).toContain('JavaScript');
	await without.context.close();
});

test('the worker keeps its own page and no other', async () => {
	const answer = await fetch(`${server.url}/attendance-worker.js`);
	expect(answer.headers.get('content-type')).toContain('javascript');
	const manifest = (await (await fetch(`${server.url}/en/attendance/app.webmanifest`)).json()) as { start_url: string; scope: string };
	expect([manifest.start_url, manifest.scope]).toEqual(['/en/attendance', '/en/attendance']);
});
