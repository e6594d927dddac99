import { inLocale } from '#platform';
import { facets, searchPractices, type Facet } from '#practices/server';
import { publicCache } from './public-cache.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { locale } = locals.context;
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200);
	const chosen = Object.fromEntries(facets.flatMap((facet) => (asked(facet) === '' ? [] : [[facet, asked(facet)]]))) as Partial<
		Record<Facet, string>
	>;
	const words = asked('q');
	const found = await searchPractices(locals.context, { words, chosen, page: Number.parseInt(asked('page'), 10) || 1 });
	setHeaders(publicCache(locals.session));
	return {
		words,
		chosen,
		active: Object.keys(chosen).length + (words === '' ? 0 : 1),
		total: found.total,
		page: found.page,
		/** The place of the first example that says only a part of what is looked for; -1: none does. */
		partlyFrom: found.found.findIndex(({ whole }) => !whole),
		found: found.found.map(({ group, slug, title, problem, place, year, latitude, longitude }) => ({
			...{ slug, title, problem, place, year, latitude, longitude },
			group: group ? inLocale(group, locale) : ''
		})),
		facets: facets.map((facet) => ({
			facet,
			values: found.facets[facet].map(({ value, name, count }) => ({ value, name: name && inLocale(name, locale), count }))
		}))
	};
};
