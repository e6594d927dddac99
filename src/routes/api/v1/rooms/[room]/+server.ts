import { room } from '../../../../../api/doors/rooms.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = room.answer;
