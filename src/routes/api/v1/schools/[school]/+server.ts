import { school } from '../../../../../api/doors/schools.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = school.answer;
