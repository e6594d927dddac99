import { minutesOfQuarters } from '#delivery';
import { giveTalk } from '#delivery/server';
import { dayIn, textIn } from '../../../../../form-days.server.ts';
import { clockTime, dayOf } from '#platform';
import { backTo, refusedHere } from '../../../room.server.ts';
import { headOfConsultation, openedToGive } from '../../consultation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await openedToGive(event);
	const { consultation, team, lecturers } = page;
	const { slot } = consultation;
	return {
		...headOfConsultation(page, event),
		left: page.pot.left + consultation.quarters,
		rule: { minutes: page.minutesAnHour, quarter: minutesOfQuarters(1, page.minutesAnHour) },
		team: team.map(({ id, name }) => ({ value: id, label: name })),
		lecturers: lecturers.map(({ person_id, name }) => ({ value: person_id, label: name })),
		values: {
			day: slot ? dayOf(slot.begins_at) : '',
			from: slot ? clockTime(slot.begins_at).replace(':', '.') : '',
			minutes: slot ? String((slot.ends_at.getTime() - slot.begins_at.getTime()) / 60_000) : '',
			participants: team.filter(({ asked }) => asked || consultation.audience === 'team').map(({ id }) => id),
			lecturers: lecturers.map(({ person_id }) => person_id),
			shared_note: consultation.shared_note,
			private_note: consultation.private_note,
			next_step: consultation.next_step
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const chosen = (name: string) => form.getAll(name).map(String).slice(0, 200);
		const day = dayIn(form, 'day');
		const typed = {
			from: textIn(form, 'from'),
			minutes: textIn(form, 'minutes'),
			participants: chosen('participants'),
			lecturers: chosen('lecturers'),
			shared_note: textIn(form, 'shared_note'),
			private_note: textIn(form, 'private_note'),
			next_step: textIn(form, 'next_step')
		};
		const outcome = await giveTalk(locals.context, { consultation_id: params.consultation, day: day.day, ...typed });
		if (outcome.ok) return backTo(`/training/${params.training}/consultations/${params.consultation}`, 'held');
		const kept = { ...typed, day: day.parts };
		if (outcome.refusal === 'pot_is_empty') return refusedHere({ ...outcome, faults: [{ field: 'minutes', key: outcome.refusal }] }, kept);
		return refusedHere(outcome, kept);
	}
};
