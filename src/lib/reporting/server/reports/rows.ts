import { isId, type Day, type Locale } from '#platform';
import type { Trx } from '#platform/server';
import type { ReportContent, ReportForm, Schedule } from '../../report.ts';

/** A report that is made by the calendar. */
export type ReportRecord = {
	id: string;
	edition_id: string;
	name: string;
	contents: ReportContent[];
	form: ReportForm;
	locale: Locale;
	schedule: Schedule;
	keep_days: number;
	next_on: Day | null;
	stopped_at: Date | null;
	made_at: Date;
	made_by: string;
	/** To whom it is told, today's officers or not. */
	readers: { person_id: string; name: string }[];
};

/** One making of a report. */
export type MadeReport = {
	id: string;
	report_id: string;
	due_on: Day | null;
	asked_at: Date;
	made_at: Date | null;
	file_id: string | null;
	name: string | null;
	sha256: string | null;
	bytes: number | null;
	expires_on: Day | null;
	failures: number;
	failed_at: Date | null;
	forgotten_at: Date | null;
};

export async function reportsOf(trx: Trx, by: { edition_id: string } | { id: string }): Promise<ReportRecord[]> {
	const rows = await trx
		.selectFrom('reporting.report')
		.selectAll()
		.$if('id' in by, (query) => query.where('id', '=', (by as { id: string }).id))
		.$if('edition_id' in by, (query) => query.where('edition_id', '=', (by as { edition_id: string }).edition_id))
		.orderBy('made_at')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const readers = await trx
		.selectFrom('reporting.report_reader as reader')
		.innerJoin('people.person as person', 'person.id', 'reader.person_id')
		.select(['reader.report_id', 'reader.person_id', 'person.name'])
		.where(
			'reader.report_id',
			'in',
			rows.map(({ id }) => id)
		)
		.orderBy('person.name')
		.execute();
	return rows.map(({ rhythm, weekday, month_day, on_day, ...row }) => ({
		...(row as Omit<ReportRecord, 'schedule' | 'readers'>),
		schedule: { rhythm, weekday, month_day, on_day } as Schedule,
		readers: readers.filter(({ report_id }) => report_id === row.id).map(({ person_id, name }) => ({ person_id, name }))
	}));
}

export const reportById = async (trx: Trx, id: string): Promise<ReportRecord | undefined> =>
	isId(id) ? (await reportsOf(trx, { id }))[0] : undefined;

/** A report that nobody else changes until the transaction ends. */
export async function lockReport(trx: Trx, id: string): Promise<ReportRecord | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('reporting.report').select('id').where('id', '=', id).forUpdate().execute();
	return reportById(trx, id);
}

/** What was made of a report, the newest first. */
export const madeOf = (trx: Trx, reportId: string, limit = 100): Promise<MadeReport[]> =>
	trx
		.selectFrom('reporting.made_report')
		.select(['id', 'report_id', 'due_on', 'asked_at', 'made_at', 'file_id', 'name', 'sha256', 'bytes', 'expires_on'])
		.select(['failures', 'failed_at', 'forgotten_at'])
		.where('report_id', '=', reportId)
		.orderBy('asked_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
