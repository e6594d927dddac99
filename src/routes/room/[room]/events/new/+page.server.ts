import { planGathering, readPlace } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { allowed } from '../../../../allowed.ts';
import { backTo, headOf, refusedHere } from '../../room.server.ts';
import { countsOf } from '../../discussions/post-form.server.ts';
import { blankEvent, typedIn } from '../gathering-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const place = allowed(await readPlace(locals.context, params.room), locals, url);
	if (!place.open) error(403, 'room_closed');
	return {
		...headOf(place, locals.context.locale),
		choices: place.choices.map(({ visibility }) => visibility),
		counts: countsOf(place.choices),
		schools: place.own,
		blank: blankEvent
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { given, typed, own } = typedIn(await request.formData());
		const outcome = await planGathering(locals.context, { ...given, room_id: params.room });
		return outcome.ok ? backTo(`/room/${params.room}/events/${outcome.value.id}`, 'planned') : refusedHere(outcome, typed, own);
	}
};
