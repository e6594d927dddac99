import { schools } from '../../../../api/doors/schools.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = schools.answer;
