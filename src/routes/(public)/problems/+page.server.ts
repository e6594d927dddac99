import { inLocale } from '#platform';
import { readPublicProblems } from '#projects/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals.context;
	const asked = { group: url.searchParams.get('group') ?? '', words: (url.searchParams.get('words') ?? '').slice(0, 200) };
	const found = await readPublicProblems(locals.context, { ...asked, page: Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1 });
	return {
		...asked,
		total: found.total,
		page: found.page,
		groups: found.groups.map(({ code, name, count }) => ({ value: code, label: `${inLocale(name, locale)} (${count})` })),
		cards: found.cards.map((card) => ({ ...card, group: card.group ? inLocale(card.group, locale) : '' }))
	};
};
