import { sheetAnswer } from '../../../sheet-answer.ts';
import { peopleSheet } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => sheetAnswer(locals, 'xlsx', 'people', await peopleSheet(locals, url));
