import { calls } from '../../../../api/doors/calls.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = calls.answer;
