import { error } from '@sveltejs/kit';
import { cancelConsultation } from '#delivery/server';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { headOfConsultation, opened } from '../../consultation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await opened(event);
	if (!page.may.cancel) error(404, 'not_found');
	return { ...headOfConsultation(page, event), booked: page.consultation.slot !== null, reason: page.may.reason };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const why = textIn(await request.formData(), 'why');
		const outcome = await cancelConsultation(locals.context, { consultation_id: params.consultation, why });
		return outcome.ok ? backTo(`/training/${params.training}/consultations`, 'cancelled') : refusedHere(outcome, { why });
	}
};
