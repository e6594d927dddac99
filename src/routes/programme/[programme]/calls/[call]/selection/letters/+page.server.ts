import { letterPageSize, readLetters } from '#selection/server';
import { pageNumber } from '../../../../../../page-number.ts';
import { inRound } from '../round.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = pageNumber(event.url);
	const { call: _, ...outbox } = inRound(await readLetters(event.locals.context, event.params.call, page), event);
	return { ...outbox, page, pageSize: letterPageSize, sent: event.url.searchParams.get('sent') };
};
