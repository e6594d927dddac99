import { statementsSheet } from '../list.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => statementsSheet(event, 'csv');
