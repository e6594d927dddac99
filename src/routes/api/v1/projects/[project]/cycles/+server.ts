import { cycles } from '../../../../../../api/doors/projects.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cycles.answer;
