import { sheetAnswer } from '../../../../../../../sheet-answer.ts';
import { listSheet } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) =>
	sheetAnswer(locals, 'csv', `${params.call}-assignments`, await listSheet(locals, params.call, url));
