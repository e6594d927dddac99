import { health } from '../../../web.ts';
import type { RequestHandler } from './$types';

/** Whether this installation can work: 200 when the database and the worker answer, 503 with what is wrong otherwise. */
export const GET: RequestHandler = async () => {
	const state = await health();
	return Response.json(state, { status: state.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
