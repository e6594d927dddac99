import { m } from '#lib/messages/messages.js';
import { bandWord, priorityWord, viewHints, viewWords } from '#lib/reporting/ui/access-words.ts';
import { accessRows, accessViews, countsIn, isIn } from '#reporting';
import { fairAccessOf } from './access.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { programme, managed, edition, name, call, closed, priority, schools, named } = await fairAccessOf(event);
	return {
		...{ programme, managed, edition, closed, named },
		call: { slug: call.slug, name },
		priority: priority && priorityWord(priority),
		told: priority !== null,
		ruled: priority !== null && priority.kind !== 'none',
		total: countsIn(schools),
		unknown: schools.filter((school) => school.could === 'unknown' && isIn.not_applied(school)).length,
		against: schools.filter(({ could, applied }) => could === 'no' && applied).length,
		views: accessViews.map((view) => ({
			view,
			title: viewWords[view](),
			hint: viewHints[view]?.() ?? '',
			rows: accessRows(view, schools).map(({ band, counts }) => ({ band, name: bandWord(view, band), counts }))
		})),
		title: m.reporting_access_title()
	};
};
