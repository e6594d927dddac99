import { asPublic, contextFor, type Context, type Pool } from '#platform/server';
import { readPublishedPractice, searchPractices } from '#practices/server';
import { openHouse } from '../src/house.ts';
import type { Comparison } from './compare.ts';
import { beginInstallation, run } from './installation.ts';
import { memoryOf } from './memory.ts';
import { about, besideBare, floorOf, measurePage, type Options, type Page } from './pages.ts';
import { labelled, relevanceOf } from './relevance/measure.ts';
import { publishCollection } from './relevance/publish.ts';
import { weigh } from './weigh.ts';

const words = 'tėvų susirinkimai';
const slug = 'kalendorius-mokytoju-kambaryje-6';
/** A reader with any cookie gets a page that is made for them: pages are kept for those who bring none. */
const anew = { cookie: 'bench=1' };

/**
 * The public site of good practice over the collection of 41 examples: an example, a search and the list, each beside its floor, made anew
 * for each reader and kept for those without a cookie; how relevant the search is, beside plain `ilike`; what a first and a repeated
 * visit weigh.
 */
export async function publicSite(options: Options): Promise<Record<string, unknown>> {
	await run(['npx', 'vite', 'build', '--logLevel', 'error'], process.env, 'bench/floor');
	const kartu = await beginInstallation(60);
	const house = await openHouse(kartu.environment);
	try {
		await publishCollection(kartu.database);
		const context = contextFor(house.pool, asPublic, new Date());
		const pages = pagesOf(context).filter(({ name }) => !options.only || options.only === name);
		const { server: floor, statements } = await floorOf(pages, kartu.environment);
		const how = await about(house.pool, options);
		const failed: string[] = [];
		const measured: Record<string, { anew: Comparison[]; kept: Comparison[]; besideBareNode: Comparison | null }> = {};
		for (const { name, path, marker } of pages) {
			const asked = { url: kartu.url + path, marker };
			const beneath = { url: `${floor.url}/practices/${name}`, marker };
			const made = { ...asked, headers: anew };
			const compared = await measurePage(`${name}, made anew`, made, beneath, options, failed);
			const page = { statements: statements[name] ?? [], bytes: compared.at(-1)?.bytes ?? 0 };
			measured[name] = {
				anew: compared,
				besideBareNode: await besideBare(made, page, kartu.environment, options, failed),
				kept: await measurePage(`${name}, kept`, asked, beneath, options, failed)
			};
		}
		const memory = memoryOf(kartu.process.pid ?? 0);
		await floor.end();
		const relevance = await relevances(context, house.pool);
		const weights = await weigh(
			kartu,
			pages.map(({ path }) => path),
			''
		);
		return { benchmark: 'public', ...how, pages: measured, relevance, weights, memory, failed };
	} finally {
		await house.close();
		await kartu.end();
	}
}

const pagesOf = (context: Context): Page[] => [
	{ name: 'practice', path: `/practices/${slug}`, marker: 'Kalendorius', read: () => readPublishedPractice(context, slug) },
	{
		name: 'search',
		path: `/practices?${String(new URLSearchParams({ q: words }))}`,
		marker: 'Lapas su laikais',
		read: () => searchPractices(context, { words, chosen: {}, page: 1 })
	},
	{ name: 'list', path: '/practices', marker: 'pokalbis', read: () => searchPractices(context, { words: '', chosen: {}, page: 1 }) }
];

/** The labelled searches answered by Kartu, and by the simplest thing that could be done instead. */
async function relevances(context: Context, pool: Pool) {
	const ours = await relevanceOf(async (query) =>
		(await searchPractices(context, { words: query, chosen: {}, page: 1 })).found.map((found) => found.slug)
	);
	const ilike = await relevanceOf(async (query) => {
		const { rows } = await pool.query<{ slug: string }>(
			`select slug from practices.entry where title || ' ' || problem || ' ' || words ilike '%' || $1 || '%' order by title ilike '%' || $1 || '%' desc, title limit 10`,
			[query]
		);
		return rows.map((row) => row.slug);
	});
	console.error(JSON.stringify({ queries: labelled.length, ndcg: ours, ilike: { mean: ilike.mean, kinds: ilike.kinds } }));
	return { queries: labelled.length, ndcgAt10: ours, ilike: { mean: ilike.mean, kinds: ilike.kinds } };
}
