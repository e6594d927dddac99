import { inLocale } from '#platform';
import type { Context } from '#platform/server';
import { readLists, searchSchools, type FoundSchool, type Search } from '#schools/server';

/** What the address asks for; anything else in it is not looked at. */
export function searchOf(url: URL): Search & { q: string } {
	const asked = (name: string) => url.searchParams.get(name)?.slice(0, 200) ?? '';
	return {
		q: asked('q'),
		...(asked('municipality') && { municipality_id: asked('municipality') }),
		...(asked('county') && { county: asked('county') }),
		...(asked('type') && { type: asked('type') }),
		closed: url.searchParams.has('closed')
	};
}

/** The lists that the filters offer, in the reader's language. */
export async function choicesOf(context: Context) {
	const { types, municipalities, counties } = await readLists(context);
	return {
		types: types.map(({ code, name }) => ({ value: code, label: inLocale(name, context.locale) })),
		municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
		counties: counties.map(({ code, name }) => ({ value: code, label: name }))
	};
}

/** Schools found, a page of them. */
export async function foundBy(context: Context, search: Search): Promise<{ rows: FoundSchool[]; total: number }> {
	const found = await searchSchools(context, search);
	return found.ok ? found.value : { rows: [], total: 0 };
}
