import { trainingsOfEdition } from '../../../../../../api/doors/trainings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = trainingsOfEdition.answer;
