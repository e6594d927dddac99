import { readGatherings, type GatheringRecord } from '#spaces/server';
import { allowed } from '../../../allowed.ts';
import { pageNumber } from '../../../page-number.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const list = allowed(await readGatherings(locals.context, params.room, pageNumber(url)), locals, url);
	const row = ({ id, room_id, title, kind, host, place, starts_at, ends_at, cancelled_at, taken }: GatheringRecord) => ({
		...{ id, room_id, title, kind, host, place, starts_at, ends_at },
		cancelled: cancelled_at !== null,
		coming: taken.own + taken.neighbours,
		joined: list.mine.includes(id),
		elsewhere: room_id !== list.room.id
	});
	return { ...headOf(list, locals.context.locale), ahead: list.ahead.map(row), past: list.past.map(row), were: list.were, page: list.page };
};
