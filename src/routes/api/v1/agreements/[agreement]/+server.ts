import { agreement } from '../../../../../api/doors/agreements.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = agreement.answer;
