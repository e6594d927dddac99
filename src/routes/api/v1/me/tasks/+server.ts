import { myTasks } from '../../../../../api/doors/me.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = myTasks.answer;
