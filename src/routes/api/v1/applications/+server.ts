import { start } from '../../../../api/doors/applications.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = start.answer;
