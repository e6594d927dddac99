import { planGathering, readGatherings } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { allowed } from '../../../../allowed.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import { blankEvent, typedIn } from '../gathering-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const list = allowed(await readGatherings(locals.context, params.room), locals, url);
	if (!list.open) error(403, 'room_closed');
	return { ...headOf(list, locals.context.locale), choices: list.choices, blank: blankEvent };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { given, typed, own } = typedIn(await request.formData());
		const outcome = await planGathering(locals.context, { ...given, room_id: params.room });
		return outcome.ok ? backTo(`/room/${params.room}/events/${outcome.value.id}`, 'planned') : refusedHere(outcome, typed, own);
	}
};
