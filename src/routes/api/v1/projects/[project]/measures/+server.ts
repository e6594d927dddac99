import { measures } from '../../../../../../api/doors/projects.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = measures.answer;
