import { setAnswer } from '../answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => setAnswer(event, 'csv');
