import { ownRooms } from '../../../../../api/doors/rooms.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ownRooms.answer;
