import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { fileById, fileStore, type Context, type StoredFile } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { possibleOwners, type IndicatorOwner } from '../indicators/owners.ts';
import { madeOf, reportById, reportsOf, type MadeReport, type ReportRecord } from './rows.ts';

export type ReportOfEdition = ReportRecord & { last: MadeReport | null };
export type EditionReports = { edition: EditionOfCentre; reports: ReportOfEdition[]; officers: IndicatorOwner[] };

/** The reports of an edition with what was made last, and the officers to whom one can be sent. By an officer of the centre. */
export function readReports(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<EditionReports, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const reports: ReportOfEdition[] = [];
		for (const report of await reportsOf(trx, { edition_id: edition.id }))
			reports.push({ ...report, last: (await madeOf(trx, report.id, 1))[0] ?? null });
		return done({ edition, reports, officers: await possibleOwners(trx, context, edition) });
	});
}

export type ReportPage = { edition: EditionOfCentre; report: ReportRecord; made: MadeReport[]; officers: IndicatorOwner[] };

/** One report with what was made of it. By an officer of the centre. */
export function readReport(context: Context, { report_id }: { report_id: string }): Promise<Outcome<ReportPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const report = await reportById(trx, report_id);
		const edition = report && (await editionFor(trx, context, report.edition_id));
		if (!report || !edition) return refused('not_found');
		return done({ edition, report, made: await madeOf(trx, report.id), officers: await possibleOwners(trx, context, edition) });
	});
}

/** What was made, as it was made. Whoever opens it is asked again: an officer of the centre today, whatever they were when they were told. */
export async function openMadeReport(
	context: Context,
	{ report_id, made_id }: { report_id: string; made_id: string }
): Promise<Outcome<{ file: StoredFile; content: ReadableStream<Uint8Array> }, 'not_found'>> {
	if (!isId(made_id)) return refused('not_found');
	const file = await context.db.transaction().execute(async (trx) => {
		const report = await reportById(trx, report_id);
		if (!report || !(await editionFor(trx, context, report.edition_id))) return undefined;
		const made = await trx
			.selectFrom('reporting.made_report')
			.select('file_id')
			.where('id', '=', made_id)
			.where('report_id', '=', report.id)
			.where('expires_on', '>=', dayOf(context.now))
			.executeTakeFirst();
		return made?.file_id ? fileById(trx, made.file_id) : undefined;
	});
	const content = file && (await fileStore().get(file.sha256));
	return file && content ? done({ file, content }) : refused('not_found');
}
