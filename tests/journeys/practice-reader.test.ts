import { expect, test } from 'vitest';
import { publishCollection } from '../../bench/relevance/publish.ts';
import { answerOf, harvest, parse, type Ask } from '../harvest/harvester.ts';
import { testBrowser } from '../support/browser.ts';
import { ask } from '../support/database.ts';
import { travel } from '../support/journey.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();
await publishCollection(story.db.url);

const phone = { viewport: { width: 390, height: 844 } };

test.each(['lt', 'en'] as const)('a reader on a phone finds an example, reads on, and comes back: %s', async (locale) => {
	const reader = await travel(browser, server.url, story, { locale, ...phone });
	const { page } = reader;
	const said = (lt: string, en: string) => (locale === 'lt' ? lt : en);
	await reader.go('/', { status: 200 });
	await reader.go('/practices', { status: 200 });
	expect(await page.locator('ol.found > li').count()).toBe(20);

	// In another ending, without diacritics.
	await page.locator('input[name=q]').fill('bibliotekoms');
	await reader.press(said('Rodyti atrinktus', 'Show'), { status: 200 });
	expect(await page.locator('ol.found h2').first().textContent()).toContain('Ramioji pertrauka bibliotekoje');
	expect(new URL(page.url()).searchParams.get('q')).toBe('bibliotekoms');

	// A facet says how many it leaves, and leaves as many.
	await page.locator('input[name=q]').fill('tevu susirinkimai');
	await reader.press(said('Rodyti atrinktus', 'Show'), { status: 200 });
	const option = page.locator('select[name=county] option').nth(1);
	const left = Number(/\((\d+)\)$/.exec((await option.textContent())?.trim() ?? '')?.[1]);
	await page.locator('select[name=county]').selectOption({ index: 1 });
	await reader.press(said('Rodyti atrinktus', 'Show'), { status: 200 });
	const titles = await page.locator('ol.found h2').allTextContents();
	expect(titles).toHaveLength(left);

	// What stands in the list stands on the map, under the same number.
	const places = page.locator('.places svg a');
	expect(await places.count()).toBe(left);
	expect(await places.first().getAttribute('aria-label')).toBe(`1. ${titles[0]}, ${await placeOf(titles[0] ?? '')}`);
	await places.first().focus();
	await reader.after(() => page.keyboard.press('Enter'), { status: 200 });
	expect(await page.locator('h1').textContent()).toBe(titles[0]);

	// Why another is like it; its licence; what machines read of it.
	const related = page.locator('.related li').first();
	expect(await related.textContent()).toContain(said('ta pati problema', 'the same problem'));
	expect(await page.locator('a[rel=license]').getAttribute('href')).toBe('https://creativecommons.org/licenses/by/4.0/');
	const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
	expect(data).toMatchObject({
		'@context': 'https://schema.org',
		inLanguage: 'lt',
		license: 'https://creativecommons.org/licenses/by/4.0/',
		isAccessibleForFree: true
	});
	for (const needed of [
		'name',
		'headline',
		'abstract',
		'url',
		'author',
		'datePublished',
		'dateModified',
		'learningResourceType',
		'audience',
		'about'
	])
		expect(data[needed], needed).toBeTruthy();
	expect(await page.locator('link[hreflang=en]').getAttribute('href')).toBe(
		`${server.url}/en${new URL(page.url()).pathname.replace(/^\/en/, '')}`
	);
	await reader.after(() => related.locator('a').click(), { status: 200 });
	await reader.after(() => page.goBack());
	await reader.after(() => page.goBack());
	expect(await page.locator('ol.found h2').allTextContents()).toEqual(titles);

	// Who wants to follow finds how.
	const address = await page.locator('p.feed a').getAttribute('href');
	const feed = parse(await (await fetch(server.url + address)).text());
	expect(feed.attributes['xml:lang']).toBe(locale);
	expect(feed.children.filter(({ name }) => name === 'entry')).toHaveLength(41);
	expect(feed.children.find(({ attributes }) => attributes['rel'] === 'self')?.attributes['href']).toBe(server.url + address);
	await reader.context.close();
});

const placeOf = async (title: string) =>
	(await story.query<{ place: string }>('select place from practices.entry where title = $1', [title]))[0]?.place;

test('what is withdrawn is gone with the next request, from everywhere', async () => {
	const slug = 'laikmatis-ant-lentos';
	const [one] = await story.query<{ slug: string; id: string }>(
		'select slug, publication_id as id from practices.entry where slug like $1',
		[`${slug}%`]
	);
	const page = `${server.url}/practices/${one?.slug}`;
	// Two web processes keep it, and a browser knows it.
	for (let times = 0; times < 4; times++) expect((await fetch(page)).status).toBe(200);
	const etag = (await fetch(page)).headers.get('etag') ?? '';
	expect((await fetch(page, { headers: { 'if-none-match': etag } })).status).toBe(304);
	await ask(
		story.db.url,
		`update practices.publication set withdrawn_at = now(), withdrawn_by = published_by, withdrawn_why = 'Klaida' where id = '${one?.id}';
		delete from practices.entry where publication_id = '${one?.id}'`
	);
	for (let times = 0; times < 4; times++) expect((await fetch(page, { headers: { 'if-none-match': etag } })).status).toBe(410);
	for (const path of ['/practices?q=laikmatis', '/practices/feed.xml', '/sitemap.xml'])
		expect(await (await fetch(server.url + path)).text(), path).not.toContain(`/practices/${one?.slug}`);
});

test('a catalogue harvests it over HTTP, by address and by form', async () => {
	const byAddress: Ask = async (asked) => (await fetch(`${server.url}/oai?${new URLSearchParams(asked)}`)).text();
	const byForm: Ask = async (asked) => (await fetch(`${server.url}/oai`, { method: 'POST', body: new URLSearchParams(asked) })).text();
	const records = await harvest(byAddress, 'ListRecords');
	expect(records.filter(({ deleted }) => !deleted)).toHaveLength(40);
	expect(await harvest(byForm, 'ListRecords')).toEqual(records);
	const { inside } = await answerOf(byForm, { verb: 'Identify' });
	expect(inside?.children.find(({ name }) => name === 'baseURL')?.text).toBe(`${server.url}/oai`);
});

test('machines are told what to look at, in both languages', async () => {
	const robots = await (await fetch(`${server.url}/robots.txt`)).text();
	expect(robots).toContain(`Sitemap: ${server.url}/sitemap.xml`);
	const map = parse(await (await fetch(`${server.url}/sitemap.xml`)).text());
	const addresses = map.children.map(({ children }) => children[0]?.text ?? '');
	expect(addresses).toEqual(
		expect.arrayContaining([`${server.url}/`, `${server.url}/en/practices`, `${server.url}/calls/${story.call.slug}`])
	);
	for (const address of [addresses[1] ?? '', addresses.find((one) => one.includes('/en/practices/')) ?? ''])
		expect((await fetch(address)).status).toBe(200);
	const changed = map.children.filter(({ children }) => children.some(({ name }) => name === 'lastmod'));
	const dated = changed.map(({ children }) => children[0]?.text ?? '');
	expect(dated).toContain(`${server.url}/calls/${story.call.slug}`);
	expect(addresses.filter((one) => one.includes('/practices/') && !dated.includes(one))).toEqual([]);
	for (const { children } of map.children)
		expect(children.filter(({ name }) => name === 'xhtml:link').map(({ attributes }) => attributes['hreflang'])).toEqual([
			'lt',
			'en',
			'x-default'
		]);
});
