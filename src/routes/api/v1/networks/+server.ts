import { networks } from '../../../../api/doors/networks.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = networks.answer;
