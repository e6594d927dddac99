import { readRegisters } from '#delivery/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { delivery, as, sessions, rows, lecturers } = allowed(await readRegisters(locals.context, params.training), locals, url);
	return {
		head: headOf(delivery, locals.context.locale),
		as,
		keeps: as === 'officer' || as === 'lecturer',
		// A school of a network does not keep the list of the others.
		keepsTeam: as === 'officer' || as === 'lecturer' || (as === 'school' && delivery.school_id !== null),
		promised: delivery.contact + delivery.consultation,
		sessions: sessions.map(({ id, held_on, half, begins_at, ends_at, contact, consultation, state, team, marked, there, set_aside }) => ({
			...{ id, held_on, half, begins_at, ends_at, contact, consultation, state, team, marked, there, set_aside }
		})),
		rows,
		lecturers
	};
};
