import { practices } from '../../../../api/doors/practices.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = practices.answer;
