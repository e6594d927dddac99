import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { readPublicNetwork } from '#networks/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await readPublicNetwork(locals.context, params.network);
	if (!found.ok) error(404, found.refusal);
	const { locale } = locals.context;
	const { name, edition, problem, inherits, ...network } = found.value;
	return {
		...network,
		name: inLocale(name, locale),
		edition: { id: edition.id, name: `${inLocale(edition.programme, locale)}, ${inLocale(edition.name, locale)}` },
		problem: problem ? inLocale(problem, locale) : '',
		inherits: inherits && { slug: inherits.slug, name: inLocale(inherits.name, locale) }
	};
};
