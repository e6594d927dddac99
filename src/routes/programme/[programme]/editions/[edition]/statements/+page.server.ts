import { inLocale } from '#platform';
import { rowOf, statementsIn } from './list.server.ts';
import type { PageServerLoad } from './$types';
import { pageNumber } from '../../../../../page-number.ts';

const shown = 50;

export const load: PageServerLoad = async (event) => {
	const { edition, state, all, statements } = await statementsIn(event);
	const page = pageNumber(event.url);
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, event.locals.context.locale) },
		state,
		page,
		total: statements.length,
		counts: Object.fromEntries(['waiting', 'approved', 'withdrawn'].map((one) => [one, all.filter((other) => other.state === one).length])),
		rows: statements.slice((page - 1) * shown, page * shown).map(rowOf)
	};
};
