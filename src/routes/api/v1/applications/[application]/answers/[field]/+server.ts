import { answer, writeAnswer } from '../../../../../../../api/doors/applications.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answer.answer;
export const PUT: RequestHandler = writeAnswer.answer;
