import { inLocale } from '#platform';
import { readFront } from '#spaces/server';
import { allowed } from '../../allowed.ts';
import { headOf } from './room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const front = allowed(await readFront(locals.context, params.room), locals, url);
	const { room, latest, waiting, people } = front;
	return {
		...headOf(front, locale),
		edition: `${inLocale(room.programme, locale)}, ${inLocale(room.edition, locale)}`,
		closes_on: room.closes_on,
		...{ latest, waiting, people }
	};
};
