import { dayOf, done, lengthOf, line, newId, refused, type Fault, type Locale, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { leastKeepDays, mostKeepDays, nextOn, readSchedule, reportContents, reportForms, type TypedSchedule } from '../../report.ts';
import { possibleOwners } from '../indicators/owners.ts';
import { isHoliday } from './holidays.ts';
import { lockReport, reportsOf } from './rows.ts';

export type TypedReport = TypedSchedule & {
	name: string;
	contents: readonly string[];
	form: string;
	locale: string;
	readers: readonly string[];
	keep_days: string;
};
export type ReportRefusal = 'not_found' | 'report_faulty' | 'too_many_reports';

/** No edition has more reports. */
const mostReports = 30;

/**
 * Sets up a report that is made by the calendar: what it tells, as what file, when, to which officers whom the centre has today, and how long each
 * is kept. By an officer of the centre; nobody outside it can be told.
 */
export function addReport(
	context: Context,
	{ edition_id, ...typed }: TypedReport & { edition_id: string }
): Promise<Outcome<{ id: string }, ReportRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition.id).forUpdate().execute();
		if ((await reportsOf(trx, { edition_id: edition.id })).length >= mostReports) return refused('too_many_reports');
		const read = await understood(trx, context, edition, typed);
		if (!read.ok) return read;

		const { readers, ...report } = read.value;
		const id = newId();
		await trx
			.insertInto('reporting.report')
			.values({ id, edition_id: edition.id, ...report, made_at: context.now, made_by: context.actor.id as string })
			.execute();
		await keepReaders(trx, id, readers);
		await tell(trx, context, edition, 'report.added', report.name);
		return done({ id });
	});
}

/** Changes a report; the next making is reckoned anew, what was made stays. By an officer of the centre. */
export function changeReport(
	context: Context,
	{ report_id, ...typed }: TypedReport & { report_id: string }
): Promise<Outcome<null, ReportRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const standing = await lockReport(trx, report_id);
		const edition = standing && (await editionFor(trx, context, standing.edition_id));
		if (!standing || !edition) return refused('not_found');
		const read = await understood(trx, context, edition, typed);
		if (!read.ok) return read;

		const { readers, ...report } = read.value;
		await trx.updateTable('reporting.report').set(report).where('id', '=', standing.id).execute();
		await trx.deleteFrom('reporting.report_reader').where('report_id', '=', standing.id).execute();
		await keepReaders(trx, standing.id, readers);
		await tell(trx, context, edition, 'report.changed', report.name);
		return done(null);
	});
}

/** Stops a report, or has it made again from its next day on; what fell due in between is not made up for. By an officer of the centre. */
export function runReport(
	context: Context,
	{ report_id, running }: { report_id: string; running: boolean }
): Promise<Outcome<null, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const report = await lockReport(trx, report_id);
		const edition = report && (await editionFor(trx, context, report.edition_id));
		if (!report || !edition) return refused('not_found');
		if ((report.stopped_at === null) === running) return done(null);
		const change = running
			? { stopped_at: null, next_on: nextOn(report.schedule, dayOf(context.now), isHoliday) }
			: { stopped_at: context.now };
		await trx.updateTable('reporting.report').set(change).where('id', '=', report.id).execute();
		await tell(trx, context, edition, running ? 'report.resumed' : 'report.stopped', report.name);
		return done(null);
	});
}

async function understood(trx: Trx, context: Context, edition: EditionOfCentre, typed: TypedReport) {
	const today = dayOf(context.now);
	const name = line(typed.name);
	const contents = reportContents.filter((one) => typed.contents.includes(one));
	const form = reportForms.find((one) => one === typed.form);
	const locale = (['lt', 'en'] as const satisfies readonly Locale[]).find((one) => one === typed.locale);
	const read = readSchedule(typed, today);
	const keep_days = /^\s*\d{1,4}\s*$/.test(typed.keep_days) ? Number(typed.keep_days) : 0;
	const officers = await possibleOwners(trx, context, edition);
	const readers = officers.filter(({ person_id }) => typed.readers.includes(person_id)).map(({ person_id }) => person_id);
	const faults: Fault[] = [];
	const fault = (field: string, key: string = field) => faults.push({ field, key: `reporting_schedule_fault_${key}` });
	if (lengthOf(name) < 3 || lengthOf(name) > 120) fault('name');
	if (contents.length === 0) fault('contents');
	if (!form) fault('form');
	else if (form === 'csv' && contents.length > 1) fault('form', 'form_one');
	if ('wrong' in read) fault(read.wrong);
	if (readers.length === 0) fault('readers');
	if (!locale) fault('locale');
	if (keep_days < leastKeepDays || keep_days > mostKeepDays) fault('keep_days');
	if (faults.length > 0 || !form || !locale || 'wrong' in read) return refused('report_faulty', faults);
	return done({ name, contents, form, locale, ...read.schedule, keep_days, next_on: nextOn(read.schedule, today, isHoliday), readers });
}

async function keepReaders(trx: Trx, report_id: string, readers: readonly string[]): Promise<void> {
	await trx
		.insertInto('reporting.report_reader')
		.values(readers.map((person_id) => ({ report_id, person_id })))
		.execute();
}

type ReportEvent = 'report.added' | 'report.changed' | 'report.stopped' | 'report.resumed';

const tell = (trx: Trx, context: Context, { id, centre_id }: EditionOfCentre, name: ReportEvent, report: string): Promise<void> =>
	record(trx, context, {
		name,
		subject: { kind: 'edition', id },
		also: [{ kind: 'centre', id: centre_id }],
		particulars: { report }
	});
