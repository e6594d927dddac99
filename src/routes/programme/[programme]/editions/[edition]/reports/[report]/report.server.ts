import { error } from '@sveltejs/kit';
import { readReport, type ReportPage } from '#reporting/server';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../../agreements/edition.server.ts';

/** The report in the address, of the edition in the address. */
export async function reportOf(event: Parameters<typeof editionOf>[0] & { params: { report: string } }): Promise<ReportPage> {
	const { id } = await editionOf(event);
	const found = allowed(await readReport(event.locals.context, { report_id: event.params.report }), event.locals, event.url);
	return found.edition.id === id ? found : error(404, 'not_found');
}
