import { printRecord } from '#delivery/server';
import { pdfAnswer } from '../../../../pdf-answer.ts';
import { recordOf } from '../record.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const record = await recordOf(locals, url);
	return pdfAnswer(printRecord(record, locals.context), `kartu-${record.year}.pdf`);
};
