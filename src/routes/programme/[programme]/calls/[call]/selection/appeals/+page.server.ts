import { readAppeals } from '#selection/server';
import { inRound } from '../round.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { appeals } = inRound(await readAppeals(event.locals.context, event.params.call), event);
	return {
		appeals: appeals.map(({ id, school, reference, filed_at, due_on, reader, read_at, outcome }) => ({
			id,
			school,
			reference,
			filed_at,
			due_on,
			reader,
			read_at,
			outcome
		}))
	};
};
