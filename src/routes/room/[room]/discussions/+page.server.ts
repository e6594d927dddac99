import { isId } from '#platform';
import { listDiscussions, states } from '#spaces/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const state = states.find((one) => one === url.searchParams.get('which')) ?? 'all';
	const list = allowed(await listDiscussions(locals.context, { room_id: params.room, state, behind: behindIn(url) }), locals, url);
	const { discussions, behind } = list;
	return {
		...headOf(list, locals.context.locale),
		...{ state, discussions },
		older: behind && `${behind.moved_at.toISOString()}_${behind.id}`,
		later: url.searchParams.has('behind')
	};
};

function behindIn(url: URL) {
	const [at = '', id = ''] = (url.searchParams.get('behind') ?? '').split('_');
	const moved_at = new Date(at);
	return isId(id) && !Number.isNaN(moved_at.getTime()) ? { moved_at, id } : null;
}
