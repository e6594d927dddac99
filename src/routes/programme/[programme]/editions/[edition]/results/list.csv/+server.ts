import { resultsSheet } from '../list.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => resultsSheet(event, 'csv');
