import { network } from '../../../../../api/doors/networks.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = network.answer;
