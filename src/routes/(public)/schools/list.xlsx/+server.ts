import { sheetAnswer } from '../../../sheet-answer.ts';
import { schoolsSheet } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => sheetAnswer(locals, 'xlsx', 'mokyklos', await schoolsSheet(locals, url));
