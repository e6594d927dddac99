import { inLocale } from '#platform';
import { rankingPageSize, readRanking } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { inRound } from '../round.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const found = inRound(await readRanking(event.locals.context, event.params.call, event.url.searchParams), event);
	const { call: _, scheme, rows, asked, ...rest } = found;
	const page = pageNumber(event.url);
	const { weights, quotas, capacity, priority, without_reviewer } = asked.trial;
	const tried = quotas ?? scheme.quotas;
	return {
		...rest,
		rows: rows.slice((page - 1) * rankingPageSize, page * rankingPageSize),
		total: rows.length,
		page,
		pageSize: rankingPageSize,
		asks: asked.asks,
		faults: asked.faults,
		form: {
			weights: scheme.criteria
				.filter(({ counted }) => counted)
				.map(({ key, name, weight }) => ({
					name: `w_${key}`,
					label: inLocale(name, locale),
					value: weights?.[key] ?? weight,
					own: weight
				})),
			capacity: capacity ?? scheme.capacity,
			priority: priority ?? scheme.priority,
			quotas: tried.map(({ at_least, at_most }, place) => ({ at_least, at_most, place })),
			without: without_reviewer ?? ''
		}
	};
};
