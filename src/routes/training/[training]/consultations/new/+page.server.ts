import { error } from '@sveltejs/kit';
import { askConsultation, readConsultations } from '#delivery/server';
import { acceptedEndings } from '#platform/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, fileIn, headOf, refusedHere } from '../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { delivery, asks, slots, pot, as } = allowed(await readConsultations(locals.context, params.training), locals, url);
	if (!asks.one && !asks.team) error(404, 'not_found');
	return {
		head: headOf(delivery, locals.context.locale),
		asks,
		leads: as === 'lecturer',
		pot,
		slots: slots.filter(({ taken }) => !taken).map(({ id, begins_at, ends_at, place }) => ({ id, begins_at, ends_at, place })),
		accepts: acceptedEndings.join(',')
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = { audience: textIn(form, 'audience'), question: textIn(form, 'question'), slot: textIn(form, 'slot') };
		const outcome = await askConsultation(locals.context, {
			delivery_id: params.training,
			audience: typed.audience === 'one' ? 'one' : 'team',
			question: typed.question,
			file: await fileIn(form),
			slot_id: typed.slot
		});
		if (outcome.ok) return backTo(`/training/${params.training}/consultations/${outcome.value.id}`, 'asked');
		if (outcome.refusal.startsWith('file_')) return refusedHere({ ...outcome, faults: [{ field: 'file', key: outcome.refusal }] }, typed);
		if (/^(slot_|no_free|pot_)/.test(outcome.refusal))
			return refusedHere({ ...outcome, faults: [{ field: 'slot', key: outcome.refusal }] }, typed);
		return refusedHere(outcome, typed);
	}
};
