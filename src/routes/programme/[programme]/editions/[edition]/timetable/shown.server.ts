import { clashSentence, shownRun } from '#lib/planning/ui/run-words.ts';
import { warningSentence } from '#lib/scheduling/ui/sentences.ts';
import { dayInWords, inLocale, type Locale } from '#platform';
import {
	columnsOf,
	isHard,
	isWithin,
	listOf,
	listPage,
	listStates,
	monthOf,
	monthsOf,
	spanOfMonth,
	stripsOfLecturers,
	stripsOfSchools,
	weeksOf,
	type ListFilters,
	type Look
} from '#scheduling';
import type { TimetableDesk } from '#scheduling/server';
import { pageNumber } from '../../../../../page-number.ts';

export const views = ['calendar', 'lecturers', 'schools', 'list'] as const;
export type View = (typeof views)[number];

export const viewIn = (url: URL): View => views.find((view) => view === url.searchParams.get('view')) ?? 'calendar';

export const lookAt = ({ facts, placed, warnings, changes, published }: TimetableDesk): Look => ({
	facts,
	placed,
	warnings,
	changed: new Set(published ? changes.map(({ training_id }) => training_id) : [])
});

/** The months of a season, and the one in the address: else the first in which something is still to come. */
export function monthIn(url: URL, { facts: { season }, placed, today }: TimetableDesk): { months: string[]; month: string } {
	const months = monthsOf({ starts_on: season.first_on, ends_on: season.last_on });
	const days = placed.flatMap((one) => one.days).sort();
	const next = monthOf(days.find((day) => day >= today) ?? days.at(-1) ?? season.first_on);
	const asked = url.searchParams.get('month') ?? '';
	return { months, month: months.includes(asked) ? asked : months.includes(next) ? next : (months[0] as string) };
}

/** What one view of the timetable draws. */
export function drawn(view: View, desk: TimetableDesk, url: URL, locale: Locale) {
	const look = lookAt(desk);
	const { season } = desk.facts;
	if (view === 'calendar') {
		const { month } = monthIn(url, desk);
		return {
			view,
			weeks: weeksOf(look, month).map((week) => ({
				...week,
				days: week.days.map((day) => ({ ...day, closed: named(day.closed, locale) }))
			}))
		};
	}
	if (view === 'list') return { view, ...listed(look, url) };
	const asked = url.searchParams.get('month') ?? '';
	const months = monthsOf({ starts_on: season.first_on, ends_on: season.last_on });
	const span = months.includes(asked) ? spanOfMonth(asked) : { starts_on: season.first_on, ends_on: season.last_on };
	const columns = columnsOf(look, span);
	const closed = columns.map((day) => desk.facts.holidays.some((one) => one.day === day) || isWithin(day, desk.facts.closures));
	const wide = months.includes(asked);
	const strips = (view === 'lecturers' ? stripsOfLecturers : stripsOfSchools)(look, columns);
	// In one month only the schools that learn in it.
	const shown = wide && view === 'schools' ? strips.filter(({ bars }) => bars.some(({ kind }) => kind === 'training')) : strips;
	return { view, columns, closed, wide, strips: shown };
}

const named = (closed: { kind: string; name: { lt: string; en: string } | null } | null, locale: Locale) =>
	closed && { kind: closed.kind, name: closed.name && inLocale(closed.name, locale) };

/** The filters of the list in the address. */
export function filtersIn(url: URL): ListFilters {
	const text = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 100);
	return {
		q: text('q'),
		topic: text('topic'),
		lecturer: text('lecturer'),
		state: listStates.find((state) => state === text('state')) ?? null
	};
}

function listed(look: Look, url: URL) {
	const filters = filtersIn(url);
	const rows = listOf(look, filters);
	const page = pageNumber(url);
	return { filters, total: rows.length, page, rows: rows.slice((page - 1) * listPage, page * listPage) };
}

/** What is to be mended, what to be looked at: sentences with the training they lead to. Many alike are cut. */
export function remarks({ warnings }: TimetableDesk) {
	const told = warnings.filter(({ severity }) => severity !== 'note').map((one) => ({ ...one, text: warningSentence(one) }));
	const lines = (hard: boolean) =>
		told.filter((one) => isHard(one) === hard).map(({ text, training_id, clause }) => ({ text, training_id, clause }));
	return {
		hard: lines(true).slice(0, 100),
		hard_count: lines(true).length,
		soft: lines(false).slice(0, 200),
		soft_count: lines(false).length
	};
}

/** The last computation in words; what clashes is told with names. */
export function planningShown({ planning, facts, draft }: TimetableDesk) {
	if (!planning) return null;
	const names = new Map<string, string>([
		...facts.trainings.map(({ id, school }) => [id, school] as const),
		...facts.trainings.map(({ topic, topic_words }) => [topic, topic_words.lt] as const),
		...facts.lecturers.map(({ id, name }) => [id, name] as const)
	]);
	const { run, asked_by, taken, stale, kept } = planning;
	const nameOf = (id: string) => names.get(id) ?? (/^\d{4}-\d{2}-\d{2}$/.test(id) ? dayInWords(id, 'lt') : id);
	return {
		run: shownRun(run),
		asked_by,
		taken,
		stale,
		clashes: (run.result?.clashes ?? []).map((clash) => clashSentence(clash, nameOf)),
		kept: kept.map(({ training_id, why }) => ({ school: names.get(training_id) ?? '…', training_id, why })),
		mayTake: !taken && Boolean(run.result?.plan) && draft !== null
	};
}
