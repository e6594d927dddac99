import { offerSlots, readConsultations, withdrawSlot } from '#delivery/server';
import { minutesOfQuarters } from '#delivery';
import { allowed } from '../../../allowed.ts';
import { dayIn, textIn } from '../../../form-days.server.ts';
import { offeredObstacles } from '../follow.server.ts';
import { backTo, headOf, refusedHere } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

const said = ['asked', 'offered', 'withdrawn', 'cancelled', 'arranged'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readConsultations(locals.context, params.training), locals, url);
	const { delivery, as, pot, slots, consultations, asks } = page;
	return {
		head: headOf(delivery, locals.context.locale),
		pot,
		rule: { minutes: page.minutesAnHour, quarter: minutesOfQuarters(1, page.minutesAnHour) },
		slots: slots.map(({ id, begins_at, ends_at, place, taken }) => ({ id, begins_at, ends_at, place, taken })),
		consultations: consultations.map((one, at) => ({ ...one, key: one.id ?? String(at) })),
		obstacles: as === 'lecturer' ? await offeredObstacles({ locals, params }) : [],
		asks: asks.one || asks.team,
		leads: as === 'lecturer' && delivery.cancelled_at === null,
		arranges: (as === 'lecturer' || as === 'officer') && delivery.cancelled_at === null,
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	offer: async ({ locals, params, request }) => {
		const form = await request.formData();
		const day = dayIn(form, 'day');
		const typed = { from: textIn(form, 'from'), to: textIn(form, 'to'), minutes: textIn(form, 'minutes'), place: textIn(form, 'place') };
		const outcome = await offerSlots(locals.context, { delivery_id: params.training, day: day.day, ...typed });
		if (outcome.ok) return backTo(`/training/${params.training}/consultations`, 'offered');
		return refusedHere(outcome, { ...typed, day: day.parts });
	},
	withdraw: async ({ locals, params, request }) => {
		const outcome = await withdrawSlot(locals.context, { slot_id: textIn(await request.formData(), 'slot') });
		if (outcome.ok) return backTo(`/training/${params.training}/consultations`, 'withdrawn');
		return refusedHere(outcome, { from: '', to: '', minutes: '', place: '', day: { year: '', month: '', day: '' } });
	}
};
