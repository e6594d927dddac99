import { readFileSync } from 'node:fs';

/** What one of the labelled searches asks, and how well each example answers it: 3 the very thing, 2 a good part of it, 1 touches it. */
export type Labelled = { query: string; kind: string; grades: Record<string, number> };
/** An example of the collection, as it is searched. */
export type Example = Record<string, string | number> & { slug: string; title: string; words: string };

const file = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as unknown;
export const labelled = file('queries.json') as Labelled[];
export const examples = file('examples.json') as Example[];

/**
 * How near the first ten come to the best order that there is: the normalised discounted cumulative gain, with gains 2^grade − 1 and a
 * discount of log2(place + 1). 1 is the best order.
 */
export function ndcg(found: readonly string[], grades: Labelled['grades']): number {
	const gain = (values: readonly number[]) =>
		values.slice(0, 10).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
	const best = gain(Object.values(grades).sort((one, other) => other - one));
	return best === 0 ? 0 : gain(found.map((slug) => grades[slug] ?? 0)) / best;
}

export type Relevance = { mean: number; kinds: Record<string, number>; worst: { query: string; ndcg: number }[] };

/** All labelled searches, each answered by `search` with addresses in their order. */
export async function relevanceOf(search: (query: string) => Promise<string[]>): Promise<Relevance> {
	const each: (Pick<Labelled, 'query' | 'kind'> & { ndcg: number })[] = [];
	for (const { query, kind, grades } of labelled) each.push({ query, kind, ndcg: ndcg(await search(query), grades) });
	const mean = (values: typeof each) => Number((values.reduce((sum, { ndcg: value }) => sum + value, 0) / values.length).toFixed(3));
	const kinds = [...new Set(each.map(({ kind }) => kind))];
	return {
		mean: mean(each),
		kinds: Object.fromEntries(kinds.map((kind) => [kind, mean(each.filter((one) => one.kind === kind))])),
		worst: each
			.toSorted((one, other) => one.ndcg - other.ndcg)
			.slice(0, 15)
			.map(({ query, ndcg: value }) => ({ query, ndcg: Number(value.toFixed(3)) }))
	};
}
