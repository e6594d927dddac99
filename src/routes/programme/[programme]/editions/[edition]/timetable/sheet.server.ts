import { m } from '#lib/messages/messages.js';
import { inLocale } from '#platform';
import { listOf } from '#scheduling';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { deskOf } from './desk.server.ts';
import { filtersIn, lookAt } from './shown.server.ts';

type Asking = Parameters<typeof deskOf>[0];

/** Exactly the filtered list of trainings, whole, for a spreadsheet. */
export async function timetableSheet(event: Asking, kind: 'csv' | 'xlsx'): Promise<Response> {
	const { edition, desk } = await deskOf(event);
	const { locale } = event.locals.context;
	const count = desk.facts.dose.days;
	const numbers = Array.from({ length: count }, (_, at) => at + 1);
	const head = [
		m.timetable_column_reference(),
		m.timetable_column_school(),
		m.timetable_column_municipality(),
		m.timetable_column_topic(),
		...numbers.map((number) => m.timetable_column_day({ number })),
		m.timetable_column_lecturers()
	];
	const lines = listOf(lookAt(desk), filtersIn(event.url)).map(({ reference, school, municipality, topic_words, days, lecturers }) => [
		reference,
		school,
		municipality,
		inLocale(topic_words, locale),
		...numbers.map((number) => days[number - 1] ?? ''),
		lecturers.map(({ name }) => name).join(', ')
	]);
	return sheetAnswer(event.locals, kind, `${m.timetable_file_name()}-${edition.slug}`, [head, ...lines], m.timetable_title());
}
