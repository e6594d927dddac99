import { m } from '#lib/messages/messages.js';
import { formWords, whenWords } from '#lib/reporting/ui/report-words.ts';
import { dayInWords, dayOf, inLocale } from '#platform';
import { readReports } from '#reporting/server';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from '../agreements/edition.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await editionOf(event);
	const { context } = event.locals;
	const { edition, reports } = allowed(await readReports(context, { edition_id: id }), event.locals, event.url);
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, context.locale) },
		reports: reports.map(({ id: report, name, schedule, form, next_on, stopped_at, last }) => ({
			...{ id: report, name, form: formWords[form](), when: whenWords(schedule), stopped: stopped_at !== null },
			next: next_on ? dayInWords(next_on, context.locale) : m.reporting_schedule_next_none(),
			last: last?.made_at ? dayInWords(dayOf(last.made_at), context.locale) : m.reporting_schedule_last_none(),
			failed: last !== null && last.made_at === null && last.failures > 0
		}))
	};
};
