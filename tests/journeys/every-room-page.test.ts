import { expect, test } from 'vitest';
import { cast, setStage, type Who } from '../house/access/cast.ts';
import { allRoutes, filled } from '../house/access/routes.ts';
import { table } from '../house/access/table.ts';
import { testBrowser } from '../support/browser.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const stage = await setStage(story, server);
const browser = await testBrowser();
const cells = new Map(table.map((row) => [row.path, row.cells]));
/** Who is closest to a page looks at it: whoever writes there sees its forms. */
const closest: Who[] = ['member', 'head', 'coordinator', 'officer', ...cast];
const looked = new Map<Who, Traveller>();

async function travelAs(who: Who): Promise<Traveller> {
	const before = looked.get(who);
	if (before) return before;
	const traveller = await travel(browser, server.url, story, { viewport: { width: 390, height: 844 } });
	const cookies = (stage.cookies[who] || '=').split('; ').map((one) => one.split('=') as [string, string]);
	if (stage.cookies[who])
		await traveller.context.addCookies(cookies.map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })));
	looked.set(who, traveller);
	return traveller;
}

const parts = /^\/(?:room|project|staff)(?:\/|$)|^\/network\/\[network\]\/(?:progress|health)|^\/(?:problems|tried|search)(?:\/|$)/;
const pages = allRoutes().filter(({ path, page }) => page && parts.test(path));

/** Open only to whoever helps a school, or once an event has begun: a coordinator's week leads through them. */
const elsewhere = new Set([
	'/project/[project]/plan/versions/[number]/remarks',
	'/room/[room]/events/[event]/attendance',
	'/room/[room]/events/[event]/minutes'
]);

test('there are pages to look at', () => expect(pages.length).toBeGreaterThan(50));

test.each(pages)('$path is accessible and fits a phone, for whoever works there', async ({ path }) => {
	const who = closest.find((one) => cells.get(path)?.[one]?.startsWith('200'));
	expect(who === undefined).toBe(elsewhere.has(path));
	if (!who) return;
	const traveller = await travelAs(who);
	await traveller.go(filled(path, stage.values), { status: 200 });
});
