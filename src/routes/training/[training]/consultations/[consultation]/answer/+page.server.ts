import { minutesOfQuarters } from '#delivery';
import { answerConsultation } from '#delivery/server';
import { textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { headOfConsultation, openedToGive } from '../../consultation.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** An answer is as long as a whole page of a letter and more. */
const longest = 20_000;

export const load: PageServerLoad = async (event) => {
	const page = await openedToGive(event);
	return {
		...headOfConsultation(page, event),
		question: page.consultation.question,
		left: page.pot.left + page.consultation.quarters,
		rule: { minutes: page.minutesAnHour, quarter: minutesOfQuarters(1, page.minutesAnHour) }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const sent = form.get('answer');
		const typed = { answer: typeof sent === 'string' ? sent.slice(0, longest + 1) : '', minutes: textIn(form, 'minutes') };
		const outcome = await answerConsultation(locals.context, { consultation_id: params.consultation, ...typed });
		if (outcome.ok) return backTo(`/training/${params.training}/consultations/${params.consultation}`, 'answered');
		if (outcome.refusal === 'pot_is_empty') return refusedHere({ ...outcome, faults: [{ field: 'minutes', key: outcome.refusal }] }, typed);
		return refusedHere(outcome, typed);
	}
};
