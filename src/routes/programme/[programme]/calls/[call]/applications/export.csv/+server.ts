import { sheetAnswer } from '../../../../../../sheet-answer.ts';
import { filteredSheet } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { call, name, rows } = await filteredSheet(locals, params.call, url);
	return sheetAnswer(locals, 'csv', call, rows, name);
};
