import { schoolsSheet } from '../access.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => schoolsSheet(event, 'csv');
