import { networksOfASchool } from '../../../../../../api/doors/schools.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = networksOfASchool.answer;
