import { changeGathering } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { revisionIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { asTyped, typedIn } from '../../gathering-form.server.ts';
import { headOfEvent, opened } from '../event.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await opened(event);
	if (!desk.may.change) error(403, 'not_yours');
	return { ...headOfEvent(desk, event), typed: asTyped(desk), revision: desk.gathering.revision };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { given, typed, own } = typedIn(form);
		const outcome = await changeGathering(locals.context, { ...given, id: params.event, revision: revisionIn(form, 'revision') });
		return outcome.ok ? backTo(`/room/${params.room}/events/${params.event}`, 'changed') : refusedHere(outcome, typed, own);
	}
};
