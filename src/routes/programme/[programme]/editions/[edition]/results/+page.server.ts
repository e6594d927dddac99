import { inLocale } from '#platform';
import { editionHead, figureShown } from './shown.server.ts';
import { resultsOf } from './list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { programme, managed, edition, aimed, beside, unknown, calls } = await resultsOf(event);
	return {
		...{ programme, managed },
		calls: calls.map(({ slug, name }) => ({ slug, name: inLocale(name, event.locals.context.locale) })),
		edition: editionHead(edition, event.locals.context.locale),
		aimed: aimed.map(figureShown),
		beside: beside.map(figureShown),
		unknown
	};
};
