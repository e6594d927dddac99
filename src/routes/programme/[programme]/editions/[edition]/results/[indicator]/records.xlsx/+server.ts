import { recordsSheet } from '../../list.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => recordsSheet(event, 'xlsx');
