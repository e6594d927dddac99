import { withdraw } from '../../../../../../api/doors/applications.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = withdraw.answer;
