import { readAct } from '#selection/server';
import { inRound } from '../../round.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { call: _, standing, ...rest } = inRound(await readAct(event.locals.context, event.params.call, event.params.act), event);
	return { ...rest, standing: standing.length };
};
