import { certificatesOfASchool } from '../../../../../../api/doors/schools.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = certificatesOfASchool.answer;
