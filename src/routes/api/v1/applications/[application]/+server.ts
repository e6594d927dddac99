import { application } from '../../../../../api/doors/applications.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = application.answer;
