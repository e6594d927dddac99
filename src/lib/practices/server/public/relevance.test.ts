import { beforeAll, describe, expect, test } from 'vitest';
import { labelled, ndcg, relevanceOf } from '../../../../../bench/relevance/measure.ts';
import { publishCollection } from '../../../../../bench/relevance/publish.ts';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { openProject } from '../../../../../tests/support/projects.ts';
import { searchPractices } from './search-practices.ts';

let db: TestDatabase;
const search = (words: string, chosen = {}, page = 1) => searchPractices(db.asPublic(), { words, chosen, page });
const titles = async (words: string) => (await search(words)).found.map(({ title }) => title);

beforeAll(async () => {
	db = await testDatabase();
	await openProject(db);
	await publishCollection(db.url);
});

describe('what is found first is what was looked for', () => {
	test('over sixty labelled searches: nDCG@10 of at least 0.85', async () => {
		expect(labelled).toHaveLength(60);
		const { mean, kinds } = await relevanceOf(async (query) => (await search(query)).found.map(({ slug }) => slug));
		expect(mean).toBeGreaterThanOrEqual(0.85);
		expect(Math.min(...Object.values(kinds))).toBeGreaterThan(0.75);
	});

	test('the measure itself: the best order is 1, the order turned round less, nothing found 0', () => {
		expect(ndcg(['a', 'b'], { a: 3, b: 1 })).toBe(1);
		// (1 + 7 / log2 3) / (7 + 1 / log2 3)
		expect(ndcg(['b', 'a'], { a: 3, b: 1 })).toBeCloseTo(0.7098, 4);
		expect(ndcg([], { a: 3 })).toBe(0);
	});
});

describe('a search is liberal', () => {
	test('in any form, without diacritics, begun, with a slip: the same example', async () => {
		for (const typed of ['bibliotekoje', 'BIBLIOTEKA', 'bibliot', 'bibiloteka'])
			expect(
				(await titles(typed)).slice(0, 2).every((title) => title.startsWith('Ramioji pertrauka bibliotekoje')),
				typed
			).toBe(true);
	});

	test('what says only a part of it follows, and says so; what was excluded is not there', async () => {
		const { found } = await search('pokalbis bibliotekoje');
		expect(found.find(({ whole }) => !whole)).toBeDefined();
		expect(found.map(({ whole }) => whole)).toEqual(found.map(({ whole }) => whole).toSorted((one, other) => Number(other) - Number(one)));
		expect((await titles('pertrauka -taisyklės')).every((title) => !title.includes('taisyklės'))).toBe(true);
		expect((await titles('pertrauka -taisyklės')).length).toBeGreaterThan(0);
	});

	test('nothing like it is found by nothing, and signs of a query are no query', async () => {
		for (const typed of ['kvantinė chromodinamika', "zzq' | !(:* & \\", 'x'.repeat(5000)]) expect(await titles(typed), typed).toEqual([]);
		for (const typed of ['', ':*', ' „“ ']) expect(await titles(typed), typed).toHaveLength(20);
	});
});

describe('facets tell what the other choices leave', () => {
	test('counts add up, a choice narrows the others and not itself', async () => {
		const all = await search('');
		const sum = (values: { count: number }[]) => values.reduce((total, { count }) => total + count, 0);
		expect(all.total).toBe(41);
		for (const values of Object.values(all.facets)) expect(sum(values)).toBe(41);
		const middle = await search('', { size: 'middle' });
		const count = all.facets.size.find(({ value }) => value === 'middle')?.count;
		expect(middle.total).toBe(count);
		expect(middle.facets.size).toEqual(all.facets.size);
		expect(sum(middle.facets.county)).toBe(count);
		expect((await search('', { size: 'middle', county: 'nowhere' })).total).toBe(0);
	});

	test('behind the last page stands the last page', async () => {
		const last = await search('', {}, 3);
		expect(last).toMatchObject({ page: 3, total: 41 });
		expect(last.found).toHaveLength(1);
		expect(await search('', {}, 99)).toEqual(last);
		expect((await search('', {}, -5)).page).toBe(1);
	});
});
