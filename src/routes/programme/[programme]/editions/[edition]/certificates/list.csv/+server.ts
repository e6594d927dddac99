import { registerSheet } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => registerSheet(event, 'csv');
