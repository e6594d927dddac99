import { fileHeaders } from '#platform/server';
import { openMadeReport } from '#reporting/server';
import { allowed } from '../../../../../../../../allowed.ts';
import { reportOf } from '../../report.server.ts';
import type { RequestHandler } from './$types';

/** A report as it was made. The rights are those of whoever opens it now. */
export const GET: RequestHandler = async (event) => {
	const { report } = await reportOf(event);
	const asked = { report_id: report.id, made_id: event.params.made };
	const { file, content } = allowed(await openMadeReport(event.locals.context, asked), event.locals, event.url);
	return new Response(content, { headers: { ...fileHeaders(file), 'cache-control': 'private, no-store' } });
};
