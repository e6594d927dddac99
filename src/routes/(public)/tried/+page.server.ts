import { inLocale } from '#platform';
import { readTried } from '#projects/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals.context;
	const said = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200);
	const asked = { project: said('project'), group: said('group'), words: said('words'), result: said('result') };
	const found = await readTried(locals.context, { ...asked, page: Number.parseInt(said('page') || '1', 10) || 1 });
	return {
		asked,
		of: found.of,
		attempts: found.attempts,
		total: found.total,
		page: found.page,
		groups: found.groups.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) })),
		known: locals.session !== null
	};
};
