import { m } from '#lib/messages/messages.js';
import { sheetAnswer } from '../../../../sheet-answer.ts';
import { recordOf } from '../record.server.ts';
import { rowsOf } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const record = await recordOf(locals, url);
	return sheetAnswer(
		locals,
		'xlsx',
		`kartu-${record.year}`,
		rowsOf(record, locals.context.locale),
		m.own_hours_year({ year: record.year })
	);
};
