import { applicationsOfCall } from '../../../../../../api/doors/calls.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = applicationsOfCall.answer;
