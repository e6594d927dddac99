import { cancelGathering } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { headOfEvent, opened } from '../event.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await opened(event);
	if (!desk.may.change) error(403, 'not_yours');
	return headOfEvent(desk, event);
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const reason = textIn(await request.formData(), 'reason');
		const outcome = await cancelGathering(locals.context, { id: params.event, reason });
		return outcome.ok ? backTo(`/room/${params.room}/events/${params.event}`, 'cancelled') : refusedHere(outcome, { reason });
	}
};
