import { entriesSheet } from '../../list.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => entriesSheet(event, 'xlsx');
