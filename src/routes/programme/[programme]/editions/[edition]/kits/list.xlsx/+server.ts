import { printList } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => printList(event, 'xlsx');
