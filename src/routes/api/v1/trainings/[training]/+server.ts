import { training } from '../../../../../api/doors/trainings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = training.answer;
