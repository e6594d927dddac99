import { bookSlot, correctConsultation, saveNotes } from '#delivery/server';
import { revisionIn, textIn } from '../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../room.server.ts';
import { headOfConsultation, opened } from '../consultation.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['asked', 'booked', 'answered', 'held', 'noted', 'corrected'] as const;

export const load: PageServerLoad = async (event) => {
	const page = await opened(event);
	const { consultation, as, may, slots, pot } = page;
	const mine = consultation.asked_by === event.locals.context.actor.id;
	return {
		...headOfConsultation(page, event),
		consultation: {
			...consultation,
			asker: mine ? null : consultation.asker,
			given_by: consultation.given_by.map(({ name }) => name),
			consulted: consultation.consulted.map(({ name }) => name)
		},
		leads: as === 'lecturer',
		may,
		left: pot.left,
		slots: slots.map(({ id, begins_at, ends_at, place }) => ({ id, begins_at, ends_at, place })),
		done: said.find((one) => one === event.url.searchParams.get('done')) ?? null
	};
};

type Event = Parameters<NonNullable<Actions['book']>>[0];
const here = ({ params }: Event): string => `/training/${params.training}/consultations/${params.consultation}`;
const blank = { slot: '', shared_note: null as string | null, private_note: '', next_step: '', minutes: '', reason: '' };

export const actions: Actions = {
	book: async (event) => {
		const slot = textIn(await event.request.formData(), 'slot');
		const outcome = await bookSlot(event.locals.context, { consultation_id: event.params.consultation, slot_id: slot });
		if (outcome.ok) return backTo(here(event), 'booked');
		return refusedHere({ ...outcome, faults: [{ field: 'slot', key: outcome.refusal }] }, { ...blank, slot });
	},
	note: async (event) => {
		const form = await event.request.formData();
		const typed = {
			shared_note: textIn(form, 'shared_note'),
			private_note: textIn(form, 'private_note'),
			next_step: textIn(form, 'next_step')
		};
		const outcome = await saveNotes(event.locals.context, {
			consultation_id: event.params.consultation,
			seen: revisionIn(form, 'seen'),
			...typed
		});
		return outcome.ok ? backTo(here(event), 'noted') : refusedHere(outcome, { ...blank, ...typed });
	},
	correct: async (event) => {
		const form = await event.request.formData();
		const typed = { minutes: textIn(form, 'minutes'), reason: textIn(form, 'reason') };
		const outcome = await correctConsultation(event.locals.context, { consultation_id: event.params.consultation, ...typed });
		return outcome.ok ? backTo(here(event), 'corrected') : refusedHere(outcome, { ...blank, ...typed });
	}
};
