import { budgetSheet } from '../list.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => budgetSheet(event, 'xlsx');
