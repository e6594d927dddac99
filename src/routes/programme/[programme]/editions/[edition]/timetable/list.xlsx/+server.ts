import { timetableSheet } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => timetableSheet(event, 'xlsx');
