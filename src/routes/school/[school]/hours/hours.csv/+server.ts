import { m } from '#lib/messages/messages.js';
import { sheetAnswer } from '../../../../sheet-answer.ts';
import { hoursOfSchool, rowsOf } from '../hours.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const hours = await hoursOfSchool(locals, params.school, url);
	return sheetAnswer(locals, 'csv', `kartu-${hours.year}`, rowsOf(hours, locals.context.locale), m.own_hours_year({ year: hours.year }));
};
